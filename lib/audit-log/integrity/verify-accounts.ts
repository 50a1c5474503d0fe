import type { Raw } from '@/lib/db/engine';
import {
  DEFAULTS_OF_LATER_SETTINGS,
  parseAccounts,
  type Accounts,
  type SettingsState,
  type UserState,
} from './accounts';
import { storedAccounts } from './read-accounts';
import type { ReportTampering } from './tampering';

/** Each part with the sequence number of the newest entry that recorded it. */
type RecordedAccounts = {
  settings?: { value: SettingsState; seq: number };
  users: Map<string, { value: UserState; seq: number }>;
  /** The newest entry that recorded all users. */
  everyone: number | null;
  invitations?: { value: string; seq: number };
};

const SETTINGS: Record<keyof SettingsState, string> = {
  name: 'name',
  timeZone: 'time zone',
  defaultSender: 'default sender',
  startView: 'start of the list',
  workingDays: 'working days',
  holidays: 'holidays',
  attemptReasons: 'reasons for failed attempts',
  deletedAt: 'time of deletion',
};

const USER: Record<keyof UserState, string> = {
  role: 'role',
  active: 'state (active or deactivated)',
  profile: 'username, name or e-mail address',
  password: 'password',
  secondFactor: 'one-time or recovery codes',
  singleSignOn: 'account for single sign-on',
};

export async function verifyAccounts(raw: Raw, report: ReportTampering): Promise<void> {
  for await (const batch of raw.batches<{ id: string }>(`SELECT "id" FROM "Workspace"`)) {
    for (const { id } of batch) await verifyWorkspace(raw, id, report);
  }
}

async function verifyWorkspace(
  raw: Raw,
  workspaceId: string,
  report: ReportTampering,
): Promise<void> {
  const recorded = await recordedAccounts(raw, workspaceId);
  const { accounts, usernames } = await storedAccounts(raw, workspaceId);
  const { settings, users, everyone, invitations } = recorded;
  if (settings) {
    for (const name of differences(settings.value, accounts.settings!)) {
      const about = `the workspace differs from this entry in its ${SETTINGS[name]}`;
      report({ workspaceId, seq: settings.seq, kind: 'settings', about });
    }
  }
  if (invitations && invitations.value !== accounts.invitations) {
    const about = 'the workspace differs from this entry in its invitations';
    report({ workspaceId, seq: invitations.seq, kind: 'invitations', about });
  }
  const stored = new Map(Object.entries(accounts.users!));
  for (const [id, { value, seq }] of users) {
    const user = stored.get(id);
    stored.delete(id);
    if (!user) {
      report({ workspaceId, seq, kind: 'user', about: `the user ${id} is gone` });
      continue;
    }
    for (const name of differences(value, user)) {
      const about = `the user ${usernames.get(id)} differs from this entry in: ${USER[name]}`;
      report({ workspaceId, seq, kind: 'user', about });
    }
  }
  if (everyone === null) return;
  for (const id of stored.keys()) {
    const about = `the user ${usernames.get(id)} is in no entry`;
    report({ workspaceId, seq: everyone, kind: 'user', about });
  }
}

async function recordedAccounts(raw: Raw, workspaceId: string): Promise<RecordedAccounts> {
  const recorded: RecordedAccounts = { users: new Map(), everyone: null };
  const entries = raw.batches<{ seq: number; changes: string }>(
    `SELECT "seq", "changes" FROM "Log" WHERE "workspaceId" = $1 AND "orderDbId" IS NULL ORDER BY "seq"`,
    [workspaceId],
  );
  for await (const batch of entries) {
    for (const { seq, changes } of batch) {
      const accounts = parseAccounts(changes);
      if (accounts) applyAccounts(recorded, accounts, seq);
    }
  }
  return recorded;
}

function applyAccounts(recorded: RecordedAccounts, accounts: Accounts, seq: number): void {
  const { settings, users = {}, everyone, invitations } = accounts;
  if (settings) recorded.settings = { value: { ...DEFAULTS_OF_LATER_SETTINGS, ...settings }, seq };
  if (invitations !== undefined) recorded.invitations = { value: invitations, seq };
  if (everyone) {
    recorded.users.clear();
    recorded.everyone = seq;
  }
  for (const [id, value] of Object.entries(users)) recorded.users.set(id, { value, seq });
}

/** A forged entry may lack values. */
function differences<S extends object>(recorded: S, stored: S): (keyof S)[] {
  return (Object.keys(stored) as (keyof S)[]).filter((name) => recorded[name] !== stored[name]);
}
