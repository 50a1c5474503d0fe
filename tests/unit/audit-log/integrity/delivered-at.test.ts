import { describe, expect, test } from 'vitest';
import { deliveryAfter } from '@/lib/audit-log/integrity/delivered-at';

const FIRST = '2026-04-17T08:00:00.000Z';
const SECOND = '2026-04-17T09:00:00.000Z';
const NOW = '2026-04-17T10:00:00.000Z';

const delivered = { at: NOW, isDelivered: true, isUndo: false, recorded: undefined };
const reopenedTwice = { deliveredAt: null, deliveries: [FIRST, SECOND] };

describe('an order', () => {
  test('is delivered since the entry that delivered it, whatever happens next', () => {
    const after = deliveryAfter(null, delivered);
    expect(after).toEqual({ deliveredAt: NOW, deliveries: [NOW] });
    expect(deliveryAfter(after, { ...delivered, at: 'later' })).toEqual(after);
  });

  test('that was imported keeps its delivery time, in the notation of the database', () => {
    const recorded = { from: null, to: FIRST };
    const since = FIRST.replace('Z', '+00:00');
    const imported = deliveryAfter(null, { ...delivered, recorded });
    expect(imported).toEqual({ deliveredAt: since, deliveries: [since] });
  });

  test('that is no longer delivered remembers its deliveries', () => {
    const before = { deliveredAt: FIRST, deliveries: [FIRST] };
    expect(deliveryAfter(before, { ...delivered, isDelivered: false })).toEqual({
      deliveredAt: null,
      deliveries: [FIRST],
    });
  });

  test.each([FIRST, SECOND])('can return to any earlier delivery: %s', (to) => {
    const undo = { ...delivered, isUndo: true, recorded: { from: null, to } };
    expect(deliveryAfter(reopenedTwice, undo)).toEqual({ ...reopenedTwice, deliveredAt: to });
  });
});

describe('a delivery is rejected', () => {
  const undo = { ...delivered, isUndo: true, recorded: { from: null, to: FIRST } };

  test.each([
    ['that never was', { recorded: { from: null, to: NOW } }],
    ['in another notation', { recorded: { from: null, to: FIRST.replace('Z', '+00:00') } }],
    ['that is no time', { recorded: { from: null, to: 0 } }],
    ['that is null', { recorded: { from: null, to: null } }],
    ['that takes the place of another', { recorded: { from: SECOND, to: FIRST } }],
    ['of an order that is not delivered after it', { isDelivered: false }],
  ])('%s', (_, given) => {
    expect(deliveryAfter(reopenedTwice, { ...undo, ...given })).toBeNull();
  });

  test.each([
    ['in another notation', { from: null, to: FIRST.replace('Z', '+00:00') }],
    ['that is no time', { from: null, to: 'soon' }],
    ['that takes the place of another', { from: SECOND, to: FIRST }],
  ])('%s, in an import', (_, recorded) => {
    expect(deliveryAfter(null, { ...undo, isUndo: false, recorded })).toBeNull();
  });

  test('when the order is already delivered', () => {
    expect(deliveryAfter({ ...reopenedTwice, deliveredAt: SECOND }, undo)).toBeNull();
  });

  test('when a stored time is malformed', () => {
    expect(deliveryAfter({ deliveredAt: null, deliveries: ['', 'soon'] }, undo)).toBeNull();
  });
});
