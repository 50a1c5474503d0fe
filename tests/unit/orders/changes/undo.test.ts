import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '@/lib/audit-log/entry';
import {
  decideChange,
  decideCreate,
  decideDelete,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Choices } from '@/lib/orders/changes/merge';
import { stateOf, type Decision, type Order, type OrderState } from '@/lib/orders/order';
import { decideUndo } from '@/lib/orders/changes/undo';
import { Refusal } from '@/lib/errors';
import { details } from '@/tests/support/orders';

/** An order as stored, with its log. */
type World = { order: Order | null; history: LogEntry[]; deliveredAt: Date | null };

const NOBODY: World = { order: null, history: [], deliveredAt: null };

/** Applies a decision, each one minute after the last; a refusal changes nothing. */
function after(world: World, decision: Decision | Refusal): World {
  if (decision instanceof Refusal) return world;
  const { event, state } = decision;
  const version = world.history.length + 1;
  const at = new Date(version * 60_000);
  const entry: LogEntry = {
    id: `entry ${version}`,
    seq: version,
    at,
    actorName: 'Ann',
    orderDbId: 'key',
    orderId: '10248',
    orderVersion: version,
    groupId: null,
    action: event.action,
    changes: event.changes,
    undoes: event.undoes ?? null,
  };
  const since = 'status' in event.changes ? (decision.deliveredAt ?? at) : world.deliveredAt;
  return {
    order: state && { id: 'key', orderId: '10248', version, ...onlyState(state) },
    history: [...world.history, entry],
    deliveredAt: state?.status === 'DELIVERED' ? since : null,
  };
}

function onlyState(state: OrderState): OrderState {
  return stateOf(state, state);
}

/** The order’s values and delivery time, without its version. */
function valuesOf({ order, deliveredAt }: World) {
  return { order: order && onlyState(order), deliveredAt };
}

const undo = (world: World, version: number, seen?: number, choices?: Choices) =>
  decideUndo({ ...world, taken: null }, { version, seen, choices });

const created = after(NOBODY, decideCreate(null, details));
const edit = (world: World, changed: Partial<OrderState>) =>
  after(world, decideChange(world.order!, { ...world.order!, ...changed }));
const delivered = after(created, decideMarkDelivered(created.order!));
const reopened = after(delivered, decideReopen(delivered.order!));
const edited = edit(delivered, { numberOfItems: 19, deliveryDate: '2026-05-03' });
const deleted = after(edited, decideDelete(edited.order!));
const restored = after(deleted, undo(deleted, deleted.history.length));

describe.each([
  ['Created', created, 'Deleted'],
  ['Marked Delivered', delivered, 'Reopened'],
  ['Reopened', reopened, 'Marked Delivered'],
  ['Edited', edited, 'Edited'],
  ['Deleted', deleted, 'Restored'],
  ['Restored', restored, 'Deleted'],
])('undoing %s', (action, world, does) => {
  const version = world.history.length;
  const back = after(world, undo(world, version));

  test(`is ${does}, and names the version that it undoes`, () => {
    expect(world.history.at(-1)?.action).toBe(action);
    expect(back.history.at(-1)).toMatchObject({ action: does, undoes: version });
  });

  test('and undoing that restores the state before', () => {
    const again = after(back, undo(back, version + 1));
    expect(again.history).toHaveLength(version + 2);
    expect(valuesOf(again)).toEqual(valuesOf(world));
  });

  test('cannot be done twice', () => {
    expect(undo(back, version)).toMatchObject({ code: 'already-undone' });
  });
});

test('undoing a reopening keeps the time of the first delivery', () => {
  const back = after(reopened, undo(reopened, 3));
  expect(back.deliveredAt).toEqual(delivered.deliveredAt);
});

test('a deleted order is restored as it was, with its delivery time', () => {
  expect(valuesOf(restored)).toEqual(valuesOf(edited));
});

test('a later change of another field stays', () => {
  const later = edit(edited, { senderName: 'Someone' });
  const back = after(later, undo(later, 3));
  expect(back.order).toMatchObject({ numberOfItems: 18, senderName: 'Someone' });
});

test('a later change of the same field is a conflict, and the choice applies once it was seen', () => {
  const later = edit(edited, { deliveryDate: '2026-06-01' });
  const refusal = undo(later, 3);
  expect(refusal).toMatchObject({
    code: 'conflict',
    details: {
      version: 4,
      conflicts: [{ field: 'deliveryDate', theirs: '2026-06-01', yours: '2026-04-17', by: 'Ann' }],
      merged: { numberOfItems: 18 },
    },
  });
  expect(undo(later, 3, 3, { deliveryDate: 'yours' })).toMatchObject({ code: 'conflict' });
  const yours = after(later, undo(later, 3, 4, { deliveryDate: 'yours' }));
  expect(yours.order).toMatchObject({ numberOfItems: 18, deliveryDate: '2026-04-17' });
  const theirs = after(later, undo(later, 3, 4, { deliveryDate: 'theirs' }));
  expect(theirs.order).toMatchObject({ numberOfItems: 18, deliveryDate: '2026-06-01' });
});

test('an order that changed since its creation is deleted only for someone who saw that', () => {
  expect(undo(edited, 1)).toMatchObject({ code: 'conflict', details: { conflicts: [] } });
  expect(undo(edited, 1, 2)).toMatchObject({ code: 'conflict' });
  expect(undo(edited, 1, 3)).toMatchObject({ event: { action: 'Deleted', undoes: 1 } });
});

test('a deleted order is not restored under an Order ID that is taken', () => {
  const taken = { id: 'other', orderId: '10248' };
  expect(decideUndo({ ...deleted, taken }, { version: 4 })).toEqual(
    new Refusal('duplicate-order-id', taken),
  );
});

test('a change of a deleted order cannot be undone, and the refusal names who deleted it', () => {
  expect(undo(deleted, 3)).toEqual(new Refusal('deleted', { orderId: '10248', by: 'Ann' }));
  expect(undo(deleted, 9)).toEqual(new Refusal('not-found', {}));
});

type Step = (world: World) => Decision | Refusal | null;

const someState = fc.record({
  numberOfItems: fc.constantFrom(1, 2, 3),
  deliveryDate: fc.constantFrom('2026-04-17', '2026-04-18'),
  senderName: fc.constantFrom('Ann', 'Ben'),
});
const someUndo = fc.record({
  of: fc.nat(40),
  side: fc.constantFrom('theirs' as const, 'yours' as const),
});
type SomeUndo = typeof someUndo extends fc.Arbitrary<infer T> ? T : never;

function seenUndo(world: World, { of, side }: SomeUndo) {
  const version = 1 + (of % world.history.length);
  const choices = { numberOfItems: side, deliveryDate: side, senderName: side };
  return undo(world, version, world.order?.version, choices);
}

const onExisting = (decide: (order: Order) => Decision | Refusal): Step => {
  return ({ order }) => order && decide(order);
};

const someStep: fc.Arbitrary<Step> = fc.oneof(
  someState.map((changed) => onExisting((order) => decideChange(order, { ...order, ...changed }))),
  fc.constantFrom(decideMarkDelivered, decideReopen, decideDelete).map(onExisting),
  someUndo.map(
    (chosen): Step =>
      (world) =>
        seenUndo(world, chosen),
  ),
);

test('an undo of an undo is the identity, after any history', () => {
  let undone = 0;
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 30 }), someUndo, (steps, chosen) => {
      let world = created;
      for (const step of steps) {
        const decision = step(world);
        if (decision) world = after(world, decision);
      }
      const back = after(world, seenUndo(world, chosen));
      if (back === world) return;
      undone++;
      const again = after(back, undo(back, back.history.length));
      expect(again.history).toHaveLength(world.history.length + 2);
      expect(valuesOf(again)).toEqual(valuesOf(world));
    }),
  );
  expect(undone).toBeGreaterThan(10);
});
