import { describe, expect, test } from 'vitest';
import { groupByRound, type Delivery } from '@/lib/orders/list/deliveries';

const TODAY = '2026-11-23';

function delivery(
  orderId: string,
  deliveryDate: string,
  recipientAddress = 'ul. Filtrowa 68',
): Delivery {
  return {
    id: `key-${orderId}`,
    orderId,
    version: 1,
    numberOfItems: 2,
    deliveryDate,
    recipientName: 'Wolski Zajazd',
    recipientAddress,
    recipientPhone: null,
    timeWindow: null,
    attempts: null,
    attemptReason: null,
    attemptedAt: null,
    attemptedFor: null,
    notes: [],
    hasMoreNotes: false,
    instructions: null,
  };
}

/** The rounds in short: the date, and for each stop its address with its Order IDs. */
function inShort(deliveries: Delivery[]) {
  return groupByRound(deliveries, TODAY).map(({ date, stops }) => [
    date,
    ...stops.map(({ address, deliveries }) => [
      address,
      ...deliveries.map(({ orderId }) => orderId),
    ]),
  ]);
}

describe('the rounds of a courier', () => {
  test('are today’s, then overdue ones, then later days', () => {
    const dates = ['2026-11-25', '2026-11-23', '2026-11-24', '2026-11-22', '2025-12-31'];
    const rounds = groupByRound(
      dates.map((date, index) => delivery(String(index), date)),
      TODAY,
    );
    expect(rounds.map(({ date }) => date)).toEqual([
      '2026-11-23',
      null,
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  test('are none without deliveries', () => {
    expect(groupByRound([], TODAY)).toEqual([]);
  });

  test('stop once per address, however it is written', () => {
    expect(
      inShort([
        delivery('1', TODAY, 'ul. Łąkowa 3, Łódź'),
        delivery('2', TODAY, 'Rynek 1'),
        delivery('3', TODAY, 'UL. LAKOWA 3,  Lodz'),
      ]),
    ).toEqual([[TODAY, ['Rynek 1', '2'], ['ul. Łąkowa 3, Łódź', '1', '3']]]);
  });

  test('stop in the order of the addresses and Order IDs, by numeric value', () => {
    expect(
      inShort([
        delivery('7', TODAY, 'Filtrowa 10'),
        delivery('30', TODAY, 'Filtrowa 9'),
        delivery('4', TODAY, 'Filtrowa 9'),
        delivery('5', TODAY, 'Ćwiklińskiej 1'),
      ]),
    ).toEqual([[TODAY, ['Ćwiklińskiej 1', '5'], ['Filtrowa 9', '4', '30'], ['Filtrowa 10', '7']]]);
  });

  test('stop by street and then number, also if the number comes first', () => {
    const addresses = ['12 Main St', '9 Oak Ave', '3/5 Main St', '2b, Oak Ave'];
    const rounds = inShort(addresses.map((address, at) => delivery(`${at}`, TODAY, address)));
    expect(rounds[0]![1]![0]).toBe('3/5 Main St');
    expect(rounds[0]!.slice(1).map((stop) => stop![0])).toEqual([
      '3/5 Main St',
      '12 Main St',
      '2b, Oak Ave',
      '9 Oak Ave',
    ]);
  });

  test('have overdue deliveries of one address together, the oldest first', () => {
    expect(
      inShort([
        delivery('1', '2026-11-22'),
        delivery('2', '2026-11-20'),
        delivery('3', '2026-11-21', 'Rynek 1'),
      ]),
    ).toEqual([[null, ['Rynek 1', '3'], ['ul. Filtrowa 68', '2', '1']]]);
  });
});
