import { expect, test } from 'vitest';
import { layOut } from '@/lib/labels/layout';
import type { LabelOrder } from '@/lib/labels/queries';
import { SHEET_NAMES, SHEETS } from '@/lib/labels/sheets';

const order: LabelOrder = {
  id: '019a3b5e-7c00-7000-8000-000000000001',
  orderId: '10248',
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Wolski Zajazd',
  timeWindow: null,
  instructions: null,
  recipientAddress: 'ul. Filtrowa 68, 02-032 Warszawa',
};

/** The longest value of every field. */
const LONGEST: LabelOrder = {
  ...order,
  orderId: 'W'.repeat(64),
  numberOfItems: 1_000_000,
  senderName: 'W'.repeat(200),
  recipientName: 'W'.repeat(200),
  recipientAddress: 'W'.repeat(500),
};

test.each(SHEET_NAMES)('on %s an order of usual length has large letters', (name) => {
  expect(layOut(order, SHEETS[name])).toMatchObject({
    id: order.id,
    orderId: '10248',
    recipient: 'Wolski Zajazd',
    address: 'ul. Filtrowa 68, 02-032 Warszawa',
    facts: '18 items · 17\u00A0Apr\u00A02026',
    sender: 'From Northern Goods',
    idSize: 'large',
    textSize: 'large',
    isCut: false,
  });
});

test('longer texts have smaller letters, and the longest that fit are not cut', () => {
  const sizeOf = (length: number) => {
    const { textSize, isCut } = layOut(
      { ...order, recipientAddress: 'x'.repeat(length) },
      SHEETS.a4,
    );
    return isCut ? 'cut' : textSize;
  };
  const { large, medium, small } = SHEETS.a4.text;
  // The name takes the first line.
  for (const [size, { lines, perLine }] of Object.entries({ large, medium, small })) {
    expect(sizeOf((lines - 1) * perLine)).toBe(size);
    expect(sizeOf((lines - 1) * perLine + 1)).not.toBe(size);
  }
  expect(sizeOf((small.lines - 1) * small.perLine + 1)).toBe('cut');
});

test('the letters of the Order ID depend only on its own length', () => {
  const sizeOf = (orderId: string) => layOut({ ...LONGEST, orderId }, SHEETS.a4).idSize;
  expect(sizeOf('1'.repeat(12))).toBe('large');
  expect(sizeOf('1'.repeat(13))).toBe('medium');
  expect(sizeOf('1'.repeat(36))).toBe('medium');
  expect(sizeOf('1'.repeat(37))).toBe('small');
});

test('wide letters count more', () => {
  const sizeOf = (orderId: string) => layOut({ ...order, orderId }, SHEETS.a4).idSize;
  for (const letter of ['W', 'm', '@', 'Ł']) {
    expect(sizeOf(letter.repeat(8))).toBe('large');
    expect(sizeOf(letter.repeat(9))).toBe('medium');
  }
  for (const letter of ['東', '🎉', '한']) {
    expect(sizeOf(letter.repeat(6))).toBe('large');
    expect(sizeOf(letter.repeat(7))).toBe('medium');
  }
  expect(sizeOf('ễỉị'.repeat(4))).toBe('large');
});

test('a long sender takes a line from recipient and address', () => {
  const { lines, perLine } = SHEETS.a4.text.large;
  const full = { ...order, recipientAddress: 'x'.repeat((lines - 1) * perLine) };
  const senderName = 'Northern Goods and Everything Else';
  expect(layOut(full, SHEETS.a4)).toMatchObject({ textSize: 'large', hasLongFoot: false });
  expect(layOut({ ...full, senderName }, SHEETS.a4)).toMatchObject({
    textSize: 'medium',
    hasLongFoot: true,
    isCut: false,
  });
  expect(layOut({ ...full, senderName: senderName.repeat(3) }, SHEETS.a4).isCut).toBe(true);
});

test('a name is shortened only if it leaves no room for the address', () => {
  const { recipient, address, isCut } = layOut(LONGEST, SHEETS.a4);
  expect(recipient).toBe(`${'W'.repeat(2 * SHEETS.a4.text.small.perLine)}…`);
  expect(address).toBe(LONGEST.recipientAddress);
  expect(isCut).toBe(true);
  expect(layOut(LONGEST, SHEETS.single).recipient).toBe(LONGEST.recipientName);
  const senderName = 'Northern Goods';
  expect(layOut({ ...LONGEST, senderName }, SHEETS.single).isCut).toBe(false);
});

test('a name is shortened between visible characters', () => {
  const family = '👨‍👩‍👧‍👦';
  const given = { ...LONGEST, recipientName: `${'W'.repeat(62)}${family}` };
  expect(layOut(given, SHEETS.a4).recipient).toBe(`${'W'.repeat(62)}…`);
});

test('one item is singular', () => {
  expect(layOut({ ...order, numberOfItems: 1 }, SHEETS.a4).facts).toMatch(/^1 item · /);
});
