import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseText } from '@/lib/imports/parse/fields';
import { orderFields } from '@/lib/orders/schema';

const FIELDS = ['orderId', 'senderName', 'recipientName', 'recipientAddress'] as const;

/** Texts of one or more lines, with all kinds of white space; many are plain, some very long. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x36f }).map((code) => String.fromCharCode(code)),
    maxLength: 12,
  }),
  fc.string({
    unit: fc.constantFrom(' ', 'a', 'é', ',', '\n', '\r', '\u00A0', '\uFEFF', '\u2002', '\u0301'),
  }),
  fc
    .tuple(
      fc.constantFrom('a', 'é', 'ł', '😀', '\u0301'),
      fc.constantFrom(63, 64, 65, 200, 201, 500, 501),
    )
    .map(([one, times]) => one.repeat(times)),
);

/** The result of the order schema, after white space is normalized. */
function schemaOn(field: (typeof FIELDS)[number], typed: string) {
  const lined =
    field === 'orderId'
      ? typed
      : typed.replace(field === 'recipientAddress' ? /\t+/g : /[\t\r\n]+/g, ' ');
  const parsed = orderFields[field].safeParse(lined);
  return parsed.success ? { value: parsed.data } : { problem: parsed.error.issues[0]!.message };
}

test.each(FIELDS)('every %s is parsed exactly as by the order schema', (field) => {
  fc.assert(
    fc.property(text, (typed) => {
      expect(parseText(field, typed)).toEqual(schemaOn(field, typed));
    }),
    { numRuns: 1_000 },
  );
});

test('line breaks and tabs become spaces in names, and commas in addresses', () => {
  expect(parseText('recipientName', 'Ben\r\nLee\tJr')).toEqual({ value: 'Ben Lee Jr' });
  expect(parseText('recipientAddress', 'Road\t1,\r\n\r\n York \n')).toEqual({
    value: 'Road 1, York',
  });
});
