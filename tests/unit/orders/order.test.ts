import { describe, expect, test } from 'vitest';
import { NO_ATTEMPTS, NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Order } from '@/lib/orders/order';
import { Refusal } from '@/lib/errors';
import { details } from '@/tests/support/orders';

const state = { ...details, ...NO_OPTIONAL_DETAILS, status: 'ONGOING' } as const;
const ongoing: Order = { id: 'key', orderId: '10248', version: 3, ...state };
const delivered: Order = { ...ongoing, status: 'DELIVERED' };

describe('given no order', () => {
  test('when it is created, then it is ongoing and every field comes from nothing', () => {
    expect(decideCreate(null, details)).toEqual({
      state,
      event: {
        action: 'Created',
        changes: {
          numberOfItems: { from: null, to: 18 },
          deliveryDate: { from: null, to: '2026-04-17' },
          senderName: { from: null, to: 'Northern Goods' },
          recipientName: { from: null, to: 'Łucja Nowak' },
          recipientAddress: { from: null, to: 'ul. Filtrowa 68, Warszawa' },
          status: { from: null, to: 'ONGOING' },
        },
      },
    });
  });

  test('when its Order ID is taken, then it is refused with the order that has it', () => {
    const taken = { id: 'other', orderId: '10248' };
    expect(decideCreate(taken, details)).toEqual(new Refusal('duplicate-order-id', taken));
  });
});

describe.each([ongoing, delivered])('given an order that is $status', (order) => {
  test('when nothing is edited, then it is refused as unchanged', () => {
    expect(decideEdit(order, { since: [], details })).toEqual(
      new Refusal('unchanged', { orderId: '10248' }),
    );
  });

  test('when one field is edited, then only that field is in the event', () => {
    expect(decideEdit(order, { since: [], details: { ...details, numberOfItems: 19 } })).toEqual({
      state: { ...state, numberOfItems: 19, status: order.status },
      event: { action: 'Edited', changes: { numberOfItems: { from: 18, to: 19 } } },
    });
  });

  test('when all fields are edited, then all of them but the status and attempts are in the event', () => {
    const other = {
      numberOfItems: 1,
      deliveryDate: '2026-05-03',
      senderName: 'Southern Goods',
      recipientName: 'Ann',
      recipientAddress: 'Elsewhere 1',
      recipientPhone: '030 5550123',
      recipientEmail: 'ann@example.com',
      timeWindow: '09:00-12:00',
      instructions: 'Back door',
      reference: 'PO 7',
    };
    expect(decideEdit(order, { since: [], details: other })).toEqual({
      state: { ...other, ...NO_ATTEMPTS, courierId: null, status: order.status },
      event: {
        action: 'Edited',
        changes: {
          numberOfItems: { from: 18, to: 1 },
          deliveryDate: { from: '2026-04-17', to: '2026-05-03' },
          senderName: { from: 'Northern Goods', to: 'Southern Goods' },
          recipientName: { from: 'Łucja Nowak', to: 'Ann' },
          recipientAddress: { from: 'ul. Filtrowa 68, Warszawa', to: 'Elsewhere 1' },
          recipientPhone: { from: null, to: '030 5550123' },
          recipientEmail: { from: null, to: 'ann@example.com' },
          timeWindow: { from: null, to: '09:00-12:00' },
          instructions: { from: null, to: 'Back door' },
          reference: { from: null, to: 'PO 7' },
        },
      },
    });
  });

  test('when it is deleted, then the event keeps all its values', () => {
    const { event, state } = decideDelete(order);
    expect(state).toBeNull();
    expect(event).toEqual({
      action: 'Deleted',
      changes: {
        numberOfItems: { from: 18, to: null },
        deliveryDate: { from: '2026-04-17', to: null },
        senderName: { from: 'Northern Goods', to: null },
        recipientName: { from: 'Łucja Nowak', to: null },
        recipientAddress: { from: 'ul. Filtrowa 68, Warszawa', to: null },
        status: { from: order.status, to: null },
      },
    });
  });
});

describe('given an ongoing order', () => {
  test('when it is marked delivered, then its status and nothing else changes', () => {
    expect(decideMarkDelivered(ongoing)).toMatchObject({
      state: { ...state, status: 'DELIVERED' },
      event: {
        action: 'Marked Delivered',
        changes: { status: { from: 'ONGOING', to: 'DELIVERED' } },
      },
    });
  });

  test('when it is reopened, then it is refused as not delivered', () => {
    expect(decideReopen(ongoing)).toEqual(new Refusal('not-delivered', { orderId: '10248' }));
  });
});

describe('given a delivered order', () => {
  test('when it is marked delivered, then it is refused as already delivered', () => {
    const refusal = new Refusal('already-delivered', { orderId: '10248' });
    expect(decideMarkDelivered(delivered)).toEqual(refusal);
  });

  test('when it is reopened, then its status and nothing else changes', () => {
    expect(decideReopen(delivered)).toMatchObject({
      state,
      event: { action: 'Reopened', changes: { status: { from: 'DELIVERED', to: 'ONGOING' } } },
    });
  });
});

test('a decision does not modify its input', () => {
  const given = Object.freeze({ ...delivered });
  const input = Object.freeze({ ...details, numberOfItems: 7 });
  decideEdit(given, { since: [], details: input });
  decideReopen(given);
  decideDelete(given);
  expect(given).toEqual(delivered);
});
