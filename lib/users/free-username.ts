import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/refusal';
import { lookAlikes, mixesAlphabets } from './look-alikes';
import { usernameKey, usernameKeys } from './user';

/**
 * Whether somebody may have a username from now on: nobody else has it in any spelling, nor one that looks the same, also of
 * those who came with a username of which another spelling was taken.
 * @param userId who asks, where it is somebody
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
