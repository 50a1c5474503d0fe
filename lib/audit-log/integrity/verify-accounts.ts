import type { Raw } from '@/lib/db/engine';
import { parseAccounts, type Accounts, type SettingsState, type UserState } from './accounts';
import { storedAccounts } from './read-accounts';
import type { Found } from './tampering';

/** What the entries of a workspace vouch for, each part with the number of the newest entry that does. */
type Vouched = {
  settings?: { is: SettingsState; seq: number };
  users: Map<string, { is: UserState; seq: number }>;
  /** The newest entry that told of all users; null where none has. */
  everyone: number | null;
  invitations?: { is: string; seq: number };
};

const SETTINGS: Record<keyof SettingsState, string> = {
  name: 'name',
  timeZone: 'time zone',
  defaultSender: 'default sender',
  startView: 'start of the list',
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

/** Compares settings, users and invitations of every workspace with what its entries vouch for. */
export async function verifyAccounts(raw: Raw, found: Found): Promise<void> {
  for await (const batch of raw.batches<{ id: string }>(`SELECT "id" FROM "Workspace"`)) {
    for (const { id } of batch) await verifyWorkspace(raw, id, found);
  }
}

async function verifyWorkspace(raw: Raw, workspaceId: string, found: Found): Promise<void> {
  const vouched = await vouchedIn(raw, workspaceId);
  const { accounts, usernames } = await storedAccounts(raw, workspaceId);
  const { settings, users, everyone, invitations } = vouched;
  if (settings) {
    for (const name of differences(settings.is, accounts.settings!)) {
      const about = `the workspace differs from this entry in its ${SETTINGS[name]}`;
      found({ workspaceId, seq: settings.seq, kind: 'settings', about });
    }
  }
  if (invitations && invitations.is !== accounts.invitations) {
    const about = 'the workspace differs from this entry in its invitations';
    found({ workspaceId, seq: invitations.seq, kind: 'invitations', about });
  }
  const stored = new Map(Object.entries(accounts.users!));
  for (const [id, { is, seq }] of users) {
    const user = stored.get(id);
    stored.delete(id);
    if (!user) {
      found({ workspaceId, seq, kind: 'user', about: `the user ${id} is gone` });
      continue;
    }
    for (const name of differences(is, user)) {
      const about = `the user ${usernames.get(id)} differs from this entry in: ${USER[name]}`;
      found({ workspaceId, seq, kind: 'user', about });
    }
  }
  if (everyone === null) return;
  for (const id of stored.keys()) {
    const about = `the user ${usernames.get(id)} is in no entry`;
    found({ workspaceId, seq: everyone, kind: 'user', about });
  }
}

async function vouchedIn(raw: Raw, workspaceId: string): Promise<Vouched> {
  const vouched: Vouched = { users: new Map(), everyone: null };
  const entries = raw.batches<{ seq: number; changes: string }>(
    `SELECT "seq", "changes" FROM "Log" WHERE "workspaceId" = $1 AND "orderDbId" IS NULL ORDER BY "seq"`,
    [workspaceId],
  );
  for await (const batch of entries) {
    for (const { seq, changes } of batch) {
      const accounts = parseAccounts(changes);
      if (accounts) take(vouched, accounts, seq);
    }
  }
  return vouched;
}

function take(vouched: Vouched, accounts: Accounts, seq: number): void {
  const { settings, users = {}, everyone, invitations } = accounts;
  if (settings) vouched.settings = { is: settings, seq };
  if (invitations !== undefined) vouched.invitations = { is: invitations, seq };
  if (everyone) {
    vouched.users.clear();
    vouched.everyone = seq;
  }
  for (const [id, is] of Object.entries(users)) vouched.users.set(id, { is, seq });
}

/** The names of the values that differ. What an entry says may be forged, and lack them. */
function differences<S extends object>(vouched: S, stored: S): (keyof S)[] {
  return (Object.keys(stored) as (keyof S)[]).filter((name) => vouched[name] !== stored[name]);
}
