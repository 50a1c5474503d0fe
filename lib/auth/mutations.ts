import { newId } from '@/lib/db/id';
import { transaction } from '@/lib/db/client';
import { recordFor } from '@/lib/log/record';
import { isRefusal } from '@/lib/refusal';
import { countTry } from '@/lib/throttle/mutations';
import type { Actor } from './actor';
import type { Permission } from './permissions';

/** Writes down that an actor was kept from something: once in a quarter of an hour, as nobody is to fill the log. */
export async function noteDenial(actor: Actor, reason: Permission | 'other'): Promise<void> {
  try {
    await countTry('denial', { account: `${actor.userId} ${reason}` });
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
