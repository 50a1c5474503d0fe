import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { isRefusal, type RefusalCode } from '@/lib/errors';
import {
  countersAndRows,
  details,
  newOrder,
  seen,
  storedEntries,
  storedOrder,
} from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { tamperings } from '@/tests/support/tamperings';

type Verb = (actor: Actor, order: ChangeResult) => Promise<ChangeResult>;

let edits = 0;
const edit: Verb = (actor, order) =>
  editOrder(actor, { ...seen(order), ...details, senderName: `Sender ${++edits}` });
const deliver: Verb = (actor, order) => markDelivered(actor, seen(order));
const reopen: Verb = (actor, order) => reopenOrder(actor, seen(order));
const remove: Verb = (actor, order) => deleteOrder(actor, seen(order));

/** Refusals after which a person tries again: someone else was faster, or the database was too busy. */
const PASSING: RefusalCode[] = ['stale', 'conflict', 'busy'];

/** Reads and changes the order, again as long as that may succeed; null if refused. */
async function act(actor: Actor, verb: Verb, id: string): Promise<ChangeResult | null> {
  for (;;) {
    const order = await db().order.findUnique({
      where: { id },
      select: { id: true, orderId: true, version: true },
    });
    if (!order) return null;
    try {
      return await verb(actor, order);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      if (!PASSING.includes(thrown.code)) return null;
    }
  }
}

test('200 changes at once on 10 orders are all stored, one entry each, and nothing else is', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
  const orders = await Promise.all(Array.from({ length: 10 }, () => newOrder(ann)));
  const verbs = Array.from({ length: 200 }, (_, index): Verb => {
    if (index >= 195) return remove;
    return [edit, deliver, edit, reopen][index % 4]!;
  });
  const answers = await Promise.all(
    verbs.map((verb, index) => act(index % 2 ? ann : ben, verb, orders[index % 10]!.id)),
  );
  const done = answers.filter((answer) => answer !== null);
  expect(done.length).toBeGreaterThan(100);

  const acknowledged = [...orders, ...done].map(({ id, version }) => `${id} ${version}`).sort();
  const entries = await storedEntries(ann);
  expect(entries.map((entry) => `${entry.orderDbId} ${entry.orderVersion}`).sort()).toEqual(
    acknowledged,
  );
  for (const order of orders) {
    const history = await storedEntries(ann, order);
    expect(history.map(({ orderVersion }) => orderVersion)).toEqual(history.map((_, at) => at + 1));
    const stored = await storedOrder(order);
    if (stored) expect(stored.version).toBe(history.length);
    else expect(history.at(-1)?.action).toBe('Deleted');
  }
  const { counters, rows } = await countersAndRows(ann);
  expect(counters).toEqual(rows);
  expect(await tamperings()).toEqual([]);
});

// Not mixed: an edit merges with a delivery that comes first.
test.each<[string, Verb[]]>([
  ['edit the same field', [edit, edit, edit, edit]],
  ['deliver or delete it', [deliver, remove, deliver, remove]],
])('of many who see the same version and %s, exactly one succeeds', async (_, verbs) => {
  const ann = await newActor();
  const order = await newOrder(ann);
  const settled = await Promise.allSettled(verbs.map((verb) => verb(ann, order)));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await storedEntries(ann)).toHaveLength(2);
});

test('the log can be verified while it grows', async () => {
  const ann = await newActor();
  let writing = true;
  const written = Promise.all(Array.from({ length: 30 }, () => newOrder(ann))).finally(() => {
    writing = false;
  });
  while (writing) expect(await tamperings()).toEqual([]);
  await written;
});
