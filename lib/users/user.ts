/** The form of a username that must be unique: two spellings that look alike to people are one name. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC');
}

export const ROLE_NAMES = { OWNER: 'Owner', DISPATCHER: 'Dispatcher', COURIER: 'Courier' } as const;
