import { exactUsernameKey, usernameKey } from '@/lib/accounts/usernames';
import { trimmed, type FlaskUser } from './source';

/** The display name of a user, who may have no username or no longer exist. */
export function nameOf(key: string | null, user: Pick<FlaskUser, 'username'> | undefined): string {
  return trimmed(user?.username ?? null) ?? (key === null ? 'Unknown user' : `User ${key}`);
}

/** "ann", "ann (Flask)", "ann (Flask 2)" … */
export function numberedUsername(name: string, attempt: number): string {
  if (attempt === 0) return name;
  return attempt === 1 ? `${name} (Flask)` : `${name} (Flask ${attempt})`;
}

/**
 * The key for a username, given users with another spelling of it; null if someone has exactly this spelling. The first
 * spelling can be written in any case at log-in, the others only exactly.
 */
export function freeKey(
  username: string,
  others: readonly { username: string; usernameKey: string }[],
): string | null {
  const exact = exactUsernameKey(username);
  const isTaken = others.some(
    (other) => other.usernameKey === exact || exactUsernameKey(other.username) === exact,
  );
  if (isTaken) return null;
  const folded = usernameKey(username.trim());
  return others.some((other) => other.usernameKey === folded) ? exact : folded;
}
