import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

export type SecondFactor = { isOn: boolean; recoveryCodesLeft: number };

/** Whether the actor's log-in asks for a one-time code, and how many recovery codes they have left. Nothing secret. */
export async function findSecondFactor(actor: Actor): Promise<SecondFactor> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { totpSecret: true, _count: { select: { recoveryCodes: true } } },
  });
  return { isOn: user.totpSecret !== null, recoveryCodesLeft: user._count.recoveryCodes };
}
