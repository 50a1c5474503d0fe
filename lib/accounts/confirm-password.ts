import type { Actor } from '@/lib/auth/actor';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { isRefusal, Refusal, type RefusalCode } from '@/lib/errors';
import { requestContext } from '@/lib/http/request-context';
import { consumeRateLimit, resetRateLimits } from '@/lib/rate-limit/mutations';

/** Runs the action if the password is right. Wrong passwords and codes are rate-limited. Refusals: `wrong-password`, `throttled`, `busy`. */
export async function withConfirmedPassword<T>(
  actor: Actor,
  password: string,
  action: (passwordHash: string) => Promise<T>,
): Promise<T> {
  const limitKey = { account: actor.userId, address: requestContext()?.address };
  await consumeRateLimit('password', limitKey);
  try {
    const answer = await action(await verifyOwnPassword(actor, password));
    await resetRateLimits('password', limitKey);
    return answer;
  } catch (thrown) {
    // A refusal for another reason doesn't count as a wrong attempt.
    if (isRefusal(thrown) && !isWrongCredential(thrown.code))
      await resetRateLimits('password', limitKey);
    throw thrown;
  }
}

async function verifyOwnPassword({ userId }: Actor, password: string): Promise<string> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  const isRight = await verifyPassword(password, passwordHash);
  if (!isRight || passwordHash === null) throw new Refusal('wrong-password', {});
  return passwordHash;
}

function isWrongCredential(code: RefusalCode): boolean {
  return code === 'wrong-password' || code === 'wrong-code';
}
