import { hash } from 'node:crypto';
import type { PeopleAction } from '@/lib/audit-log/actions';

/** A user as an entry vouches for them. What is secret or long stands as a SHA-256; null where there is none. */
export type UserState = {
  role: string;
  active: boolean;
  /** Over username, its key, name and e-mail address. */
  profile: string;
  password: string | null;
  /** Over the secret of the one-time codes and the recovery codes. */
  secondFactor: string | null;
  singleSignOn: string | null;
};

/** The settings of a workspace as an entry vouches for them; `deletedAt` in ISO 8601. */
export type SettingsState = {
  name: string;
  timeZone: string;
  defaultSender: string | null;
  startView: string;
  deletedAt: string | null;
};

/**
 * Settings, users and invitations of a workspace as an entry leaves them: those parts that its action can have changed. It
 * stands in the entry's changes under the name `accounts`, as a JSON text.
 */
export type Accounts = {
  settings?: SettingsState;
  /** By the id of the user. */
  users?: Record<string, UserState>;
  /** Whether `users` is all of them. */
  everyone?: true;
  /** SHA-256 over all invitations. */
  invitations?: string;
};

/** What is asked for: everything, or some parts and users. */
export type Scope = 'everything' | { settings: boolean; userIds: string[]; invitations: boolean };

/** Which parts an action can have changed. `user` is who did it and the member it is about. */
const CHANGED: Record<
  PeopleAction,
  'everything' | readonly ('settings' | 'user' | 'invitations')[]
> = {
  'Accounts Recorded': 'everything',
  'Signed Up': 'everything',
  // Of a password that came from Flask the hash is replaced; a recovery code is used up.
  'Signed In': ['user'],
  'Sign-In Failed': [],
  'Signed Out': [],
  'Device Signed Out': [],
  Denied: [],
  Invited: ['invitations'],
  'Invitation Revoked': ['invitations'],
  Joined: ['user', 'invitations'],
  'Role Changed': ['user', 'invitations'],
  'Ownership Handed Over': ['user', 'invitations'],
  Deactivated: ['user', 'invitations'],
  Reactivated: ['user'],
  'Password Reset Allowed': [],
  'Password Reset': ['user'],
  'Password Changed': ['user'],
  'Profile Changed': ['user'],
  'One-Time Codes Turned On': ['user'],
  'One-Time Codes Turned Off': ['user'],
  'Recovery Codes Renewed': ['user'],
  'Single Sign-On Connected': ['user'],
  'Single Sign-On Disconnected': ['user'],
  'Settings Changed': ['settings'],
  'Workspace Deleted': 'everything',
};

/** What an entry with this action has to vouch for; null where it changes no account. */
export function scopeOf(action: PeopleAction, userIds: string[]): Scope | null {
  const changed = CHANGED[action];
  if (changed === 'everything') return changed;
  if (changed.length === 0) return null;
  return {
    settings: changed.includes('settings'),
    userIds: changed.includes('user') ? userIds : [],
    invitations: changed.includes('invitations'),
  };
}

/** The columns of a user that an entry vouches for, with what belongs to the user. */
export type UserRow = {
  id: string;
  username: string;
  usernameKey: string;
  name: string;
  email: string | null;
  role: string;
  active: boolean;
  passwordHash: string | null;
  totpSecret: string | null;
  recoveryCodes: { hash: string }[];
  accounts: { provider: string; providerAccountId: string }[];
};

/** The columns of an invitation that an entry vouches for; the secret of its link is not among them. */
export type InvitationRow = {
  id: string;
  role: string;
  name: string | null;
  createdAt: Date;
  expires: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};

export function userState(user: UserRow): UserState {
  const { id, username, usernameKey, name, email, role, active, passwordHash, totpSecret } = user;
  const codes = user.recoveryCodes.map((code) => code.hash).sort();
  const accounts = user.accounts
    .map(({ provider, providerAccountId }) => JSON.stringify([provider, providerAccountId]))
    .sort();
  return {
    role,
    active,
    profile: digest([id, username, usernameKey, name, email]),
    password: passwordHash === null ? null : digest([id, passwordHash]),
    secondFactor:
      totpSecret === null && codes.length === 0 ? null : digest([id, totpSecret, ...codes]),
    singleSignOn: accounts.length === 0 ? null : digest([id, ...accounts]),
  };
}

/** @param invitations those of one workspace, in any order */
export function invitationsState(invitations: InvitationRow[]): string {
  const rows = invitations.map(({ id, role, name, createdAt, expires, usedAt, revokedAt }) =>
    JSON.stringify([id, role, name, createdAt, expires, usedAt, revokedAt]),
  );
  return digest(rows.sort());
}

function digest(parts: unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}

/** What an entry vouches for, from the text that it tells; null where it cannot be read, as after a forgery. */
export function parseAccounts(changes: string): Accounts | null {
  try {
    const { accounts } = JSON.parse(changes) as { accounts?: { to?: unknown } };
    const told: unknown = typeof accounts?.to === 'string' ? JSON.parse(accounts.to) : null;
    return isAccounts(told) ? told : null;
  } catch {
    return null;
  }
}

function isAccounts(told: unknown): told is Accounts {
  if (!(told instanceof Object)) return false;
  const { settings = {}, users = {} } = told as Record<string, unknown>;
  return [settings, users, ...Object.values(users ?? {})].every((part) => part instanceof Object);
}
