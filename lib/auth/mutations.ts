import { newId } from '@/lib/db/id';
import { transaction } from '@/lib/db/client';
import { recordFor } from '@/lib/log/record';
import { isRefusal } from '@/lib/refusal';
import { countTry } from '@/lib/throttle/mutations';
import type { Actor } from './actor';

/** Writes down that an actor was kept from something. Only so many a quarter of an hour: nobody is to fill the log. */
export async function noteDenial(actor: Actor, reason: string): Promise<void> {
  try {
    await countTry('denial', { account: actor.userId });
  } catch (thrown) {
    if (isRefusal(thrown)) return;
    throw thrown;
  }
  await transaction((tx) =>
    recordFor(tx, actor, {
      operationId: newId(),
      asked: ['denied', reason],
      event: { action: 'Denied', changes: { reason: { from: null, to: reason } } },
    }),
  );
}
