import { normalized } from '@/lib/text';

/**
 * The form of a username that must be unique: two spellings that look alike to people are one name. Also of names that
 * nobody can have, such as those with a U+0000, which PostgreSQL does not even take in a question.
 */
export function usernameKey(username: string): string {
  return normalized(username, 'NFKC').toLowerCase().normalize('NFKC').replaceAll('\0', '\uFFFD');
}

/**
 * The key of a user who came with a username of which another spelling was taken: found by this very spelling alone. It
 * starts with what no username contains, so that no {@link usernameKey} is ever the same.
 */
export function exactUsernameKey(username: string): string {
  return `\u0001${normalized(username.trim(), 'NFC').replaceAll('\0', '\uFFFD')}`;
}

/** The keys under which somebody of this username may be found; one that is taken under either is taken. */
export function usernameKeys(username: string): [exact: string, folded: string] {
  return [exactUsernameKey(username), usernameKey(username)];
}

export const ROLE_NAMES = { OWNER: 'Owner', DISPATCHER: 'Dispatcher', COURIER: 'Courier' } as const;

/** Whether something stored is the name of a role. */
export function isRoleName(stored: unknown): stored is keyof typeof ROLE_NAMES {
  return typeof stored === 'string' && Object.hasOwn(ROLE_NAMES, stored);
}
