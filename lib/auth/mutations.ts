import { newId } from '@/lib/db/id';
import { transaction } from '@/lib/db/client';
import { appendAudit } from '@/lib/audit-log/audited';
import { isRefusal } from '@/lib/errors';
import { consumeRateLimit } from '@/lib/rate-limit/mutations';
import type { Actor } from './actor';

/** Logs a denial at most once per rate-limit window, so that no one can flood the log. */
export async function noteDenial(actor: Actor, reason: string): Promise<void> {
  try {
    await consumeRateLimit('denial', { account: `${actor.userId} ${reason}` });
  } catch (thrown) {
    if (isRefusal(thrown)) return;
    throw thrown;
  }
  await transaction((tx) =>
    appendAudit(tx, actor, {
      operationId: newId(),
      request: ['denied', reason],
      event: { action: 'Denied', changes: { reason: { from: null, to: reason } } },
    }),
  );
}
