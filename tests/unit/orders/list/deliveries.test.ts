import { describe, expect, test } from 'vitest';
import { groupByRound, type Delivery } from '@/lib/orders/list/deliveries';
import type { SavedRounds } from '@/lib/orders/rounds/round';

const TODAY = '2026-11-23';

function delivery(
  orderId: string,
  deliveryDate: string,
  recipientAddress = 'ul. Filtrowa 68',
  timeWindow: string | null = null,
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
    timeWindow,
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
function inShort(deliveries: Delivery[], rounds: SavedRounds = {}) {
  return groupByRound(deliveries, TODAY, rounds).map(({ date, stops }) => [
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

test('stops with a time window come first, by its start, or its end without one', () => {
  expect(
    inShort([
      delivery('1', TODAY, 'Rynek 1'),
      delivery('2', TODAY, 'Wolska 2', '12:00-'),
      delivery('3', TODAY, 'Wolska 2', '10:00-11:00'),
      delivery('4', TODAY, 'Zielna 4', '-09:30'),
      delivery('5', TODAY, 'Aleje 5'),
    ]),
  ).toEqual([
    [TODAY, ['Zielna 4', '4'], ['Wolska 2', '2', '3'], ['Aleje 5', '5'], ['Rynek 1', '1']],
  ]);
});

describe('a round in the courier’s order', () => {
  const [tomorrow, yesterday] = ['2026-11-24', '2026-11-22'];
  const late = delivery('1', yesterday, 'Aleje 5');
  const rynek = delivery('2', TODAY, 'Rynek 1');
  const wolska = delivery('3', TODAY, 'Wolska 2', '09:00-');

  test('has today’s and overdue stops together', () => {
    expect(inShort([rynek, wolska, late], { [TODAY]: [rynek.id, late.id, wolska.id] })).toEqual([
      [TODAY, ['Rynek 1', '2'], ['Aleje 5', '1'], ['Wolska 2', '3']],
    ]);
  });

  test('has a stop where the first of its orders stands, and new stops at the end', () => {
    const more = [delivery('4', TODAY, 'Rynek 1'), delivery('5', TODAY, 'Zielna 4', '08:00-')];
    const order = ['gone', wolska.id, 'key-4'];
    expect(inShort([rynek, wolska, late, ...more], { [TODAY]: order })).toEqual([
      [TODAY, ['Wolska 2', '3'], ['Rynek 1', '2', '4'], ['Zielna 4', '5'], ['Aleje 5', '1']],
    ]);
  });

  test('is that of its own day', () => {
    const [a, b] = [delivery('6', tomorrow, 'Aleje 5'), delivery('7', tomorrow, 'Rynek 1')];
    expect(inShort([a, b, late, rynek], { [tomorrow]: [b.id, a.id] })).toEqual([
      [TODAY, ['Rynek 1', '2']],
      [null, ['Aleje 5', '1']],
      [tomorrow, ['Rynek 1', '7'], ['Aleje 5', '6']],
    ]);
  });
});
