import type { Actor } from '@/lib/auth/actor';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { isRefusal, Refusal, type RefusalCode } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import { consumeRateLimit, resetRateLimits } from '@/lib/rate-limit/mutations';

/**
 * Does what only the actor in person may do: `work` runs once their own password is typed right, and is told its hash,
 * which may be another by the time that `work` writes. Wrong passwords, and wrong codes that `work` finds, are counted.
 * @throws Refusal `wrong-password`, `throttled` or `busy`, and what `work` throws.
 */
export async function withConfirmedPassword<T>(
  actor: Actor,
  password: string,
  work: (passwordHash: string) => Promise<T>,
): Promise<T> {
  const trier = { account: actor.userId, address: requestContext()?.address };
  await consumeRateLimit('password', trier);
  try {
    const answer = await work(await provenHash(actor, password));
    await resetRateLimits('password', trier);
    return answer;
  } catch (thrown) {
    // A "no" for another reason says nothing against who asks.
    if (isRefusal(thrown) && !isWrongProof(thrown.code)) await resetRateLimits('password', trier);
    throw thrown;
  }
}

async function provenHash({ userId }: Actor, password: string): Promise<string> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  const isRight = await verifyPassword(password, passwordHash);
  if (!isRight || passwordHash === null) throw new Refusal('wrong-password', {});
  return passwordHash;
}

function isWrongProof(code: RefusalCode): boolean {
  return code === 'wrong-password' || code === 'wrong-code';
}
