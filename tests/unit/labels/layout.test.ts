import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLines, wordWidths } from '@/lib/labels/letters';
import { heightOf } from '@/lib/labels/fit';
import { isCut, layOut } from '@/lib/labels/layout';
import type { LabelOrder } from '@/lib/labels/queries';
import { SHEET_NAMES, SHEETS, type Sheet } from '@/lib/labels/sheets';

const order: LabelOrder = {
  id: '019a3b5e-7c00-7000-8000-000000000001',
  orderId: '10248',
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68, 02-032 Warszawa',
};

/** The longest that every field takes, of the widest letters, without a space to break a line at. */
const LONGEST: LabelOrder = {
  ...order,
  orderId: 'W'.repeat(64),
  numberOfItems: 1_000_000,
  senderName: 'W'.repeat(200),
  recipientName: 'W'.repeat(200),
  recipientAddress: 'W'.repeat(500),
};

/** Whether all that the label says stands within it. */
function expectWithin(sheet: Sheet, given: LabelOrder) {
  const { orderId, recipient, address, facts, sender } = layOut(given, sheet);
  const { label, padding, code } = sheet;
  const height = label.height - 2 * padding.y;
  if (code.place === 'beside') {
    expect(heightOf([orderId, recipient, address, facts, sender])).toBeLessThan(height);
  } else {
    expect(heightOf([orderId, recipient, address]) + code.side).toBeLessThan(height);
    expect(heightOf([facts, sender])).toBeLessThanOrEqual(code.side);
  }
}

test.each(SHEET_NAMES)('on %s an order of everyday length is large and whole', (name) => {
  const sheet = SHEETS[name];
  const text = layOut(order, sheet);
  expect(text.orderId).toEqual({ text: '10248', size: sheet.letters.orderId, lines: 1 });
  expect(text.recipient.size).toBe(sheet.letters.text);
  expect(text.facts.text).toBe('18 items · 17\u00A0Apr\u00A02026');
  expect(text.sender.text).toBe('From Northern Goods');
  expectWithin(sheet, order);
});

test.each(SHEET_NAMES)('on %s whatever is written stays within the label', (name) => {
  const words = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'grapheme' });
  const any = fc.record({
    ...Object.fromEntries(
      Object.entries(order).map(([field, value]) => [field, fc.constant(value)]),
    ),
    orderId: words(64),
    senderName: words(200),
    recipientName: words(200),
    recipientAddress: words(500),
  }) as fc.Arbitrary<LabelOrder>;
  expectWithin(SHEETS[name], LONGEST);
  fc.assert(
    fc.property(any, (given) => expectWithin(SHEETS[name], given)),
    { numRuns: 40 },
  );
});

test.each(SHEET_NAMES)('on %s the longest Order ID is never cut', (name) => {
  const { orderId } = layOut(LONGEST, SHEETS[name]);
  const { label, padding, code } = SHEETS[name];
  const width = label.width - 2 * padding.x - (code.place === 'beside' ? code.side + 2 : 0);
  const perLine = Math.floor(width / orderId.size / 1.12);
  expect(orderId.lines * perLine).toBeGreaterThanOrEqual(64);
  expect(orderId.size).toBeGreaterThanOrEqual(1.9);
});

test('what does not fit leaves each text a line, and the most to those that need it', () => {
  const { recipient, address, facts, sender } = layOut(LONGEST, SHEETS.a4);
  expect([facts.lines, sender.lines]).toEqual([1, 2]);
  expect(recipient.lines).toBeGreaterThanOrEqual(2);
  expect(address.lines).toBeGreaterThanOrEqual(2);
});

test('one item is one item', () => {
  expect(layOut({ ...order, numberOfItems: 1 }, SHEETS.a4).facts.text).toMatch(/^1 item · /);
});

test('lines are broken between words, and in words that are longer than a line', () => {
  const lines = (text: string, width: number) => countLines(wordWidths(text), width);
  expect(lines('Filtrowa', 10)).toBe(1);
  expect(lines('Filtrowa Filtrowa', 11)).toBe(1);
  expect(lines('Filtrowa Filtrowa', 7)).toBe(2);
  expect(lines('WWWWWWWWWW', 12)).toBe(1);
  expect(lines('a WWWWWWWWWW', 5)).toBeGreaterThanOrEqual(3);
});

test('what is cut is known before it is printed, and is not what fits', () => {
  const laidOut = (given: typeof order, sheet: Sheet) => ({
    order: given,
    text: layOut(given, sheet),
  });
  expect(isCut(laidOut(order, SHEETS.a4))).toBe(false);
  expect(isCut(laidOut(LONGEST, SHEETS.a4))).toBe(true);
  expect(isCut(laidOut(LONGEST, SHEETS.single))).toBe(false);
});
