import type { Tx } from '@/lib/db/client';
import type { Raw } from '@/lib/db/engine';
import {
  invitationsState,
  userState,
  type Accounts,
  type InvitationRow,
  type Scope,
  type SettingsState,
  type UserRow,
} from './accounts';
import { columns } from './stored-entry';

const SETTINGS = {
  name: true,
  timeZone: true,
  defaultSender: true,
  startView: true,
  workingDays: true,
  holidays: true,
  attemptReasons: true,
  deletedAt: true,
} as const;

const USER = {
  id: true,
  username: true,
  usernameKey: true,
  name: true,
  email: true,
  role: true,
  active: true,
  passwordHash: true,
  totpSecret: true,
  recoveryCodes: { select: { hash: true } },
  accounts: { select: { provider: true, providerAccountId: true } },
} as const;

const INVITATION = {
  id: true,
  role: true,
  name: true,
  createdAt: true,
  expires: true,
  usedAt: true,
  revokedAt: true,
} as const;

export async function loadAccounts(tx: Tx, workspaceId: string, scope: Scope): Promise<Accounts> {
  const accounts: Accounts = {};
  if (scope === 'everything' || scope.settings) {
    const { deletedAt, ...settings } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: SETTINGS,
    });
    accounts.settings = { ...settings, deletedAt: deletedAt?.toISOString() ?? null };
  }
  if (scope === 'everything' || scope.userIds.length > 0) {
    const chosen = scope === 'everything' ? {} : { id: { in: scope.userIds } };
    const users = await tx.user.findMany({ where: { workspaceId, ...chosen }, select: USER });
    accounts.users = statesOf(users);
    if (scope === 'everything') accounts.everyone = true;
  }
  if (scope === 'everything' || scope.invitations) {
    const where = { workspaceId };
    accounts.invitations = invitationsState(
      await tx.invitation.findMany({ where, select: INVITATION }),
    );
  }
  return accounts;
}

/** The same states, read without Prisma for verification: untrusted values. */
export async function storedAccounts(
  raw: Raw,
  workspaceId: string,
): Promise<{ accounts: Accounts; usernames: Map<string, string> }> {
  const query = <R>(sql: string) => raw.rows<R>(sql, [workspaceId]);
  const ofUsers = `"userId" IN (SELECT "id" FROM "User" WHERE "workspaceId" = $1)`;
  const [settings] = await query<SettingsState>(
    `SELECT ${columns(raw.engine, Object.keys(SETTINGS))}
     FROM "Workspace" WHERE "id" = $1`,
  );
  const codes = await query<{ userId: string; hash: string }>(
    `SELECT "userId", "hash" FROM "RecoveryCode" WHERE ${ofUsers}`,
  );
  const connected = await query<{ userId: string; provider: string; providerAccountId: string }>(
    `SELECT "userId", "provider", "providerAccountId" FROM "Account" WHERE ${ofUsers}`,
  );
  const recoveryCodes = byUser(codes);
  const singleSignOn = byUser(connected);
  const names = Object.keys(USER).filter((name) => name !== 'recoveryCodes' && name !== 'accounts');
  const users = (
    await query<UserRow>(
      `SELECT ${columns(raw.engine, names)} FROM "User" WHERE "workspaceId" = $1`,
    )
  ).map((user) => ({
    ...user,
    active: flag(user.active),
    recoveryCodes: recoveryCodes.get(user.id) ?? [],
    accounts: singleSignOn.get(user.id) ?? [],
  }));
  const invitations = await query<InvitationRow>(
    `SELECT ${columns(raw.engine, Object.keys(INVITATION))} FROM "Invitation" WHERE "workspaceId" = $1`,
  );
  return {
    accounts: {
      settings: { ...settings!, deletedAt: time(settings!.deletedAt) as string | null },
      users: statesOf(users),
      everyone: true,
      invitations: invitationsState(
        invitations.map((invitation) => ({
          ...invitation,
          createdAt: time(invitation.createdAt) as Date,
          expires: time(invitation.expires) as Date,
          usedAt: time(invitation.usedAt) as Date | null,
          revokedAt: time(invitation.revokedAt) as Date | null,
        })),
      ),
    },
    usernames: new Map(users.map(({ id, username }) => [id, String(username)])),
  };
}

function byUser<R extends { userId: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(row);
    else groups.set(row.userId, [row]);
  }
  return groups;
}

function statesOf(users: UserRow[]): NonNullable<Accounts['users']> {
  return Object.fromEntries(users.map((user) => [user.id, userState(user)]));
}

/** SQLite stores booleans as numbers. Other values pass, to be reported. */
function flag(stored: unknown): boolean {
  return stored === 1 ? true : stored === 0 ? false : (stored as boolean);
}

/** In JSON's notation. Other values pass, to be reported. */
function time(stored: unknown): unknown {
  return typeof stored === 'string' ? stored.replace(/\+00:00$/, 'Z') : stored;
}
