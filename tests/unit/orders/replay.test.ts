import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { replay, type ReplayedOrder } from '@/lib/audit-log/integrity/replay';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Decision, Order, OrderDetails, OrderState } from '@/lib/orders/order';
import { Refusal } from '@/lib/errors';

// Few values each, so that edits that change nothing, or one field only, are common.
const someDetails: fc.Arbitrary<OrderDetails> = fc.record({
  numberOfItems: fc.constantFrom(1, 2),
  deliveryDate: fc.constantFrom('2026-04-17', '2026-04-18'),
  senderName: fc.constantFrom('Ann', 'Ben'),
  recipientName: fc.constantFrom('Cleo', 'Dan'),
  recipientAddress: fc.constantFrom('Here 1', 'There 2'),
});

type Verb = (order: Order | null) => Decision | Refusal | null;

const onExisting = (decide: (order: Order) => Decision | Refusal): Verb => {
  return (order) => order && decide(order);
};

const someVerb: fc.Arbitrary<Verb> = fc.oneof(
  someDetails.map(
    (details): Verb =>
      (order) =>
        decideCreate(order, details),
  ),
  someDetails.map((details) => onExisting((order) => decideEdit(order, { since: [], details }))),
  fc.constantFrom(decideMarkDelivered, decideReopen, decideDelete).map(onExisting),
);

test('replaying the entries of any sequence of decisions gives their final order', () => {
  fc.assert(
    fc.property(fc.array(someVerb, { maxLength: 40 }), (verbs) => {
      let order: Order | null = null;
      let version = 0;
      let deliveredAt: string | null = null;
      let replayed: ReplayedOrder | null = null;
      for (const [index, verb] of verbs.entries()) {
        const decision = verb(order);
        if (!decision || decision instanceof Refusal) continue;
        const { event, state }: Decision = decision;
        const at = `time ${index}`;
        version += 1;
        if (state?.status !== 'DELIVERED') deliveredAt = null;
        else deliveredAt ??= at;
        const next = replay(replayed, {
          action: event.action,
          actorId: `actor ${version}`,
          orderId: '10248',
          orderVersion: version,
          at,
          changes: JSON.stringify(event.changes),
          undoes: null,
        });
        const fields = {
          orderId: '10248',
          version,
          createdById: 'actor 1',
          updatedAt: at,
          deliveredAt,
        };
        expect(next).toMatchObject(fields);
        expect(next).toHaveProperty('state', state && pick(state));
        replayed = next as ReplayedOrder;
        order = state && { ...state, id: 'key', orderId: '10248', version };
        // A deleted order never returns.
        if (!state) break;
      }
    }),
  );
});

test('every event changes something, and each field from its previous value', () => {
  fc.assert(
    fc.property(someDetails, fc.array(someVerb, { maxLength: 40 }), (details, verbs) => {
      const created = decideCreate(null, details) as Decision;
      let order: Order = { ...created.state!, id: 'key', orderId: '10248', version: 1 };
      for (const verb of verbs) {
        const decision = verb(order);
        if (!decision || decision instanceof Refusal || !decision.state) continue;
        const changes = Object.entries(decision.event.changes);
        expect(changes).not.toHaveLength(0);
        for (const [field, { from, to }] of changes) {
          expect(from).not.toBe(to);
          expect(order).toHaveProperty(field, from);
        }
        order = { ...order, ...decision.state };
      }
    }),
  );
});

/** The state after these entries. */
function pick(state: OrderState): Record<string, unknown> {
  return Object.fromEntries(FIELD_KEYS.map((field) => [field, state[field]]));
}
