import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { transaction } from '@/lib/db/client';
import { password } from './accounts';
import { newActor } from './people';

/** Hashing is slow on purpose, so once is enough. */
let passwordHash: Promise<string> | undefined;

/** A signed-in user as `newActor()` makes them, who has the {@link password} of all accounts. */
export async function newActorWithPassword(
  given: Parameters<typeof newActor>[0] = {},
): Promise<Actor> {
  const actor = await newActor(given);
  const data = { passwordHash: await (passwordHash ??= hashPassword(password)) };
  await transaction((tx) => tx.user.update({ where: { id: actor.userId }, data }));
  return actor;
}
