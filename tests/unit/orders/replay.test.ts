import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOGGED_FIELDS, type Changes, type OrderEvent } from '@/lib/log/events';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
  type Decision,
  type Order,
  type OrderDetails,
} from '@/lib/orders/order';
import { Refusal } from '@/lib/refusal';

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
  someDetails.map((details) => onExisting((order) => decideEdit(order, details))),
  fc.constantFrom(decideMarkDelivered, decideReopen, decideDelete).map(onExisting),
);

/** The fields of an order that no entry has told about yet. */
const nothing = Object.fromEntries(LOGGED_FIELDS.map((field) => [field, null]));

test('replaying the changes of any sequence of decisions gives the state they left', () => {
  fc.assert(
    fc.property(fc.array(someVerb, { maxLength: 40 }), (verbs) => {
      let order: Order | null = null;
      const events: OrderEvent[] = [];
      for (const [index, verb] of verbs.entries()) {
        const decision = verb(order);
        if (!decision || decision instanceof Refusal) continue;
        events.push(decision.event);
        const { state } = decision;
        order = state && { ...state, id: 'key', orderId: '10248', version: index + 1 };
      }
      const state = order ?? nothing;
      expect(state).toMatchObject(events.map(({ changes }) => changes).reduce(replay, nothing));
    }),
  );
});

test('every event changes something, and each of its fields from what the one before left', () => {
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

function replay(state: Record<string, unknown>, changes: Changes): Record<string, unknown> {
  const news = Object.entries(changes).map(([field, { to }]) => [field, to]);
  return { ...state, ...Object.fromEntries(news) };
}
