import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { transaction } from '@/lib/db/client';
import { password } from './accounts';
import { newActor } from './people';

/** Hashed only once, since it is slow on purpose. */
let passwordHash: Promise<string> | undefined;

/** Like `newActor()`, with {@link password}. */
export async function newActorWithPassword(
  given: Parameters<typeof newActor>[0] = {},
): Promise<Actor> {
  const actor = await newActor(given);
  const data = { passwordHash: await (passwordHash ??= hashPassword(password)) };
  await transaction((tx) => tx.user.update({ where: { id: actor.userId }, data }));
  return actor;
}
