import { exactUsernameKey, usernameKey } from '@/lib/accounts/user';
import { trimmed, type FlaskUser } from './source';

/** How people call a user, also one without a name, and one who is gone. */
export function nameOf(key: string | null, user: Pick<FlaskUser, 'username'> | undefined): string {
  return trimmed(user?.username ?? null) ?? (key === null ? 'Unknown user' : `User ${key}`);
}

/** How users of one name are told apart: "ann", "ann (Flask)", "ann (Flask 2)" … */
export function usernameNumber(name: string, attempt: number): string {
  if (attempt === 0) return name;
  return attempt === 1 ? `${name} (Flask)` : `${name} (Flask ${attempt})`;
}

/**
 * The key for a username that comes in, where these users have it already in some spelling; null where somebody has this
 * very spelling. The first spelling is found however it is written at log-in, the others as they are alone.
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
