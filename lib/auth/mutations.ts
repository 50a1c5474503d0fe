import { newId } from '@/lib/db/id';
import { transaction } from '@/lib/db/client';
import { appendAudit } from '@/lib/audit-log/audited';
import { isRefusal } from '@/lib/errors';
import { consumeRateLimit } from '@/lib/rate-limit/mutations';
import type { Actor } from './actor';

/** Writes down that an actor was kept from something: once in a quarter of an hour, as nobody is to fill the log. */
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
      asked: ['denied', reason],
      event: { action: 'Denied', changes: { reason: { from: null, to: reason } } },
    }),
  );
}
