import type { Actor } from '@/lib/auth/actor';
import { engineOf } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { entryHash, requestHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { decideImport } from '@/lib/orders/changes/decide';
import type { Decision } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import { Refusal } from '@/lib/errors';
import { BEGIN, COUNT, insert, LOCK } from '@/scripts/bench/write/bare';
import { openDriver, type Driver } from '@/scripts/bench/write/driver';
import { stored } from '@/scripts/lib/rows';
import type { FileOrder } from './file';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';

/** Orders per transaction, as in our import. */
const CHUNK = 500;

type Person = Pick<Actor, 'workspaceId' | 'userId' | 'name'>;

/**
 * Writes the same rows and log entries as an import of these orders, with the bare driver: prepared statements, the same
 * transaction size, and no query except for the head of the log.
 */
export async function bareImport(
  url: string,
  person: Person,
  orders: readonly FileOrder[],
): Promise<void> {
  const driver = await openDriver(url);
  const groupId = newId();
  try {
    for (let start = 0; start < orders.length; start += CHUNK) {
      await driver.run(BEGIN[engineOf(url)]);
      await writeChunk(driver, { person, groupId, orders: orders.slice(start, start + CHUNK) });
      await driver.run('COMMIT');
    }
  } finally {
    await driver.close();
  }
}

async function writeChunk(
  driver: Driver,
  { person, groupId, orders }: { person: Person; groupId: string; orders: readonly FileOrder[] },
): Promise<void> {
  const { workspaceId, userId } = person;
  const [head] = await driver.run(LOCK, [workspaceId]);
  let seq = Number(head!.logSeq);
  let previousHash = String(head!.logHash);
  const at = new Date();
  for (const { orderId, ...state } of orders) {
    const { event, deliveredAt } = decide(state, at);
    const id = newId();
    const entry: HashedEntry = {
      id: newId(),
      workspaceId,
      seq: ++seq,
      at,
      actorId: userId,
      actorName: person.name,
      action: event.action,
      orderDbId: id,
      orderId,
      orderVersion: 1,
      changes: JSON.stringify(event.changes),
      operationId: `${groupId}.${seq}`,
      requestHash: requestHash(userId, ['import', orderId, state]),
      previousHash,
      groupId,
      undoes: null,
    };
    previousHash = entryHash(entry);
    await insert(driver, 'Log', { ...entry, at: stored(at), hash: previousHash });
    await insert(driver, 'Order', {
      ...state,
      ...searchColumns({ orderId, ...state }),
      ...{ id, orderId, workspaceId, version: 1, createdById: userId },
      ...{ createdAt: stored(at), updatedAt: stored(at) },
      deliveredAt: deliveredAt ? stored(deliveredAt) : null,
    });
  }
  const delivered = orders.filter(({ status }) => status === 'DELIVERED').length;
  await driver.run(COUNT, [orders.length - delivered, delivered, workspaceId]);
}

function decide(state: Omit<FileOrder, 'orderId'>, deliveredAt: Date): Decision {
  const decision = decideImport(null, { state: { ...NO_OPTIONAL_DETAILS, ...state }, deliveredAt });
  if (decision instanceof Refusal) throw decision;
  return decision;
}
