/**
 * The form of a username that must be unique: two spellings that look alike to people are one name. Also of names that
 * nobody can have, such as those with a U+0000, which PostgreSQL does not even take in a question.
 */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('\0', '\uFFFD');
}

export const ROLE_NAMES = { OWNER: 'Owner', DISPATCHER: 'Dispatcher', COURIER: 'Courier' } as const;
