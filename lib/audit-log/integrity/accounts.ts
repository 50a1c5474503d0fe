import { hash } from 'node:crypto';
import type { PeopleAction } from '@/lib/audit-log/actions';

/** Account state covered by an entry; personal and secret values as SHA-256. */
export type UserState = {
  role: string;
  active: boolean;
  /** Username, its key, name and e-mail address. */
  profile: string;
  password: string | null;
  /** TOTP secret and recovery codes. */
  secondFactor: string | null;
  singleSignOn: string | null;
};

export type SettingsState = {
  name: string;
  timeZone: string;
  defaultSender: string | null;
  startView: string;
  workingDays: string;
  holidays: string;
  attemptReasons: string | null;
  deletedAt: string | null;
};

/** The values of a state recorded before a setting existed: the defaults of its migration. */
export const DEFAULTS_OF_LATER_SETTINGS = {
  workingDays: '12345',
  holidays: '',
  attemptReasons: null,
} satisfies Partial<SettingsState>;

/** Stored as JSON text in the entry's change `accounts`: the parts its action can have changed. */
export type Accounts = {
  settings?: SettingsState;
  /** By user ID. */
  users?: Record<string, UserState>;
  /** Whether `users` is complete. */
  everyone?: true;
  /** SHA-256 over all invitations. */
  invitations?: string;
};

export type Scope = 'everything' | { settings: boolean; userIds: string[]; invitations: boolean };

/** `user` is the actor and the member concerned. */
const CHANGED: Record<
  PeopleAction,
  'everything' | readonly ('settings' | 'user' | 'invitations')[]
> = {
  'Accounts Recorded': 'everything',
  'Signed Up': 'everything',
  // A sign-in may replace a password hash from Flask or use up a recovery code.
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

/** Without the secret of the link. */
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

export function invitationsState(invitations: InvitationRow[]): string {
  const rows = invitations.map(({ id, role, name, createdAt, expires, usedAt, revokedAt }) =>
    JSON.stringify([id, role, name, createdAt, expires, usedAt, revokedAt]),
  );
  return digest(rows.sort());
}

function digest(parts: unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}

/** Null when unreadable, as after a forgery. */
export function parseAccounts(changes: string): Accounts | null {
  try {
    const { accounts } = JSON.parse(changes) as { accounts?: { to?: unknown } };
    const parsed: unknown = typeof accounts?.to === 'string' ? JSON.parse(accounts.to) : null;
    return isAccounts(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isAccounts(parsed: unknown): parsed is Accounts {
  if (!(parsed instanceof Object)) return false;
  const { settings = {}, users = {} } = parsed as Record<string, unknown>;
  return [settings, users, ...Object.values(users ?? {})].every((part) => part instanceof Object);
}
