import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { lookAlikes, mixesAlphabets } from './usernames';
import { usernameKey, usernameKeys } from './user';

/**
 * Asserts that a username is free: no other user has it in any spelling, or has one that looks the same. That includes users
 * from Flask whose username is another spelling of a taken one.
 * @param userId the user who wants it; omitted for a new user
 * @throws Refusal `mixed-alphabets` or `duplicate-username`.
 */
export async function assertUsernameFree(tx: Tx, username: string, userId = ''): Promise<void> {
  if (mixesAlphabets(username)) throw new Refusal('mixed-alphabets', {});
  const keys = [...usernameKeys(username), ...lookAlikes(usernameKey(username))];
  const taken = await tx.user.findFirst({
    where: { usernameKey: { in: keys }, id: { not: userId } },
    select: { id: true },
  });
  if (taken) throw new Refusal('duplicate-username', { username });
}
