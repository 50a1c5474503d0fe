import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEntry } from '@/lib/audit-log/entry';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { replay, type ReplayedOrder } from '@/lib/audit-log/integrity/replay';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Decision, Order, OrderState } from '@/lib/orders/order';
import { decideUndo } from '@/lib/orders/changes/undo';
import { Refusal } from '@/lib/errors';

const details = {
  numberOfItems: 1,
  deliveryDate: '2026-04-17',
  senderName: 'Ann',
  recipientName: 'Cleo',
  recipientAddress: 'Here 1',
};

/** An order, what happened to it, and since when it is delivered, kept as the application keeps them. */
type Desk = { order: Order | null; history: LogEntry[]; deliveredAt: Date | null };
type Verb = (desk: Desk) => Decision | Refusal | null;

const onExisting =
  (decide: (order: Order) => Decision | Refusal): Verb =>
  ({ order }) =>
    order && decide(order);

const someVerb: fc.Arbitrary<Verb> = fc.oneof(
  fc
    .record({ numberOfItems: fc.constantFrom(1, 2), senderName: fc.constantFrom('Ann', 'Ben') })
    .map((given) =>
      onExisting((order) => decideEdit(order, { since: [], details: { ...order, ...given } })),
    ),
  fc.constantFrom(decideMarkDelivered, decideReopen, decideDelete).map(onExisting),
  fc
    .record({
      // The newest entry or an earlier one, sometimes overriding later changes.
      back: fc.oneof(fc.constant(0), fc.nat({ max: 6 })),
      isSeen: fc.boolean(),
    })
    .map(
      ({ back, isSeen }): Verb =>
        ({ order, history }) =>
          decideUndo(
            { order, history, taken: null },
            {
              version: Math.max(1, history.length - back),
              seen: isSeen ? order?.version : undefined,
              choices: { status: 'yours', numberOfItems: 'yours', senderName: 'theirs' },
            },
          ),
    ),
);

test('replaying any history with undos and restorations gives the resulting order', () => {
  const seenActions = new Set<string>();
  fc.assert(
    fc.property(fc.array(someVerb, { minLength: 20, maxLength: 40 }), (verbs) => {
      const desk: Desk = { order: null, history: [], deliveredAt: null };
      let replayed: ReplayedOrder | null = null;
      for (const verb of [() => decideCreate(null, details), ...verbs]) {
        const decision = verb(desk);
        if (!decision || decision instanceof Refusal) continue;
        const entry = apply(desk, decision);
        if (entry.undoes !== null) seenActions.add(entry.action);
        const next = replay(replayed, {
          ...entry,
          actorId: `actor ${entry.seq}`,
          orderId: '10248',
          orderVersion: entry.seq,
          at: entry.at.toISOString(),
          changes: JSON.stringify(entry.changes),
        });
        const { order, deliveredAt } = desk;
        expect(next).toMatchObject({
          version: entry.seq,
          state: order && pick(order),
          createdById: 'actor 1',
          createdAt: timeOf(1).toISOString(),
          updatedAt: entry.at.toISOString(),
          deliveredAt: deliveredAt?.toISOString() ?? null,
        });
        replayed = next as ReplayedOrder;
      }
    }),
    { numRuns: 200 },
  );
  expect([...seenActions].sort()).toEqual([
    'Deleted',
    'Edited',
    'Marked Delivered',
    'Reopened',
    'Restored',
  ]);
});

/** Carries a decision out as the application does: the time of delivery is that of the change, or what was decided. */
function apply(desk: Desk, { event, state, deliveredAt }: Decision): LogEntry {
  const seq = desk.history.length + 1;
  const at = timeOf(seq);
  const { action, changes, undoes = null } = event;
  const about = { orderDbId: 'key', orderId: '10248', orderVersion: seq };
  const entry = {
    id: `entry ${seq}`,
    seq,
    at,
    actorName: 'Ann',
    ...about,
    action,
    changes,
    groupId: null,
    undoes,
  };
  const wasDelivered = desk.order?.status === 'DELIVERED' ? desk.deliveredAt : null;
  desk.deliveredAt = state?.status === 'DELIVERED' ? (wasDelivered ?? deliveredAt ?? at) : null;
  desk.order = state && { ...state, id: 'key', orderId: '10248', version: seq };
  desk.history.push(entry);
  return entry;
}

function timeOf(seq: number): Date {
  return new Date(Date.UTC(2026, 3, 17, 8, seq));
}

function pick(state: OrderState): Record<string, unknown> {
  return Object.fromEntries(FIELD_KEYS.map((field) => [field, state[field]]));
}
