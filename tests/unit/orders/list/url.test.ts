import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMNS,
  DEFAULT_PARAMS,
  DELIVERY_NAMES,
  PAGE_SIZES,
  SORTS,
  visibleColumns,
  type ListParams,
} from '@/lib/orders/list/params';
import { parseListParams } from '@/lib/orders/list/parse';
import { hasFilter, listPath, listQuery } from '@/lib/orders/list/url';

/** Query parameters as a page gets them. */
function parametersOf(query: string): Record<string, string | string[]> {
  const given = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

const parse = (query: string) => parseListParams(parametersOf(query));

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

const search = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .map((text) =>
    text
      .toWellFormed()
      .replace(/\p{Cc}/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');

/** Both ends of a range, one, or none. */
const range = <T extends string | number>(end: fc.Arbitrary<T>, from: string, to: string) =>
  fc
    .tuple(fc.option(end), fc.option(end))
    .filter(([first, last]) => first === null || last === null || first <= last)
    .map(([first, last]) => ({
      ...(first === null ? {} : { [from]: first }),
      ...(last === null ? {} : { [to]: last }),
    }));

const filter = fc.record(
  {
    search,
    status: fc.constantFrom('ONGOING' as const, 'DELIVERED' as const),
    delivery: fc.constantFrom(...DELIVERY_NAMES),
    courier: fc.oneof(fc.uuid(), fc.constant('nobody')),
    createdBy: fc.uuid(),
  },
  { requiredKeys: [] },
);

const listing: fc.Arbitrary<ListParams> = fc
  .tuple(
    filter,
    range(date, 'deliveryFrom', 'deliveryTo'),
    range(date, 'createdFrom', 'createdTo'),
    range(date, 'deliveredFrom', 'deliveredTo'),
    range(fc.nat(999_999_999), 'itemsFrom', 'itemsTo'),
    fc.record({
      sort: fc.constantFrom(...SORTS),
      descending: fc.boolean(),
      size: fc.constantFrom(...PAGE_SIZES),
      columns: fc
        .subarray([...COLUMNS])
        .map((some) => ['orderId' as const, ...some.filter((name) => name !== 'orderId')]),
    }),
  )
  .map((parts) => Object.assign({}, ...parts) as ListParams);

test('any listing is parsed from its address as it was, without a note', () => {
  fc.assert(
    fc.property(listing, (wanted) => {
      const { listing: got, place, notes } = parse(listQuery(wanted));
      expect(got).toEqual(wanted);
      expect({ place, notes }).toEqual({ place: {}, notes: [] });
      expect(listQuery(got)).toBe(listQuery(wanted));
    }),
  );
});

test('any address is parsed without an error, and the result has an address', () => {
  const name = fc.constantFrom(
    ...Object.keys({ q: 0, status: 0, delivery: 0, deliveryFrom: 0, createdBy: 0, itemsTo: 0 }),
    ...['sort', 'size', 'columns', 'after', 'before', 'view', '__proto__', 'constructor'],
  );
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', '-', ','));
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(text, fc.array(text))), (parameters) => {
      const { listing: got, notes } = parseListParams(parameters);
      expect(parse(listQuery(got)).listing).toEqual(got);
      expect(notes.join('')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('everything, newest first, needs no parameters', () => {
  expect(listQuery(DEFAULT_PARAMS)).toBe('');
  expect(parseListParams({})).toEqual({
    listing: DEFAULT_PARAMS,
    place: {},
    notes: [],
    everything: false,
  });
});

test('parameters have one order, and lists use commas', () => {
  const query = 'columns=created&sort=-items&itemsTo=9&status=delivered&q=Łódź 12&size=25';
  expect(listQuery(parse(query).listing)).toBe(
    'q=%C5%81%C3%B3d%C5%BA+12&status=delivered&itemsTo=9&sort=-items&size=25&columns=orderId,created',
  );
});

describe('invalid parameters are ignored, with a note', () => {
  test.each([
    ['status=lost', 'The status “lost” is not known, so it was ignored.'],
    ['delivery=never', 'The delivery date “never” is not known, so it was ignored.'],
    [
      'deliveryFrom=2026-13-01',
      'The delivery date “2026-13-01” is not a valid date, so it was ignored.',
    ],
    ['itemsFrom=-1', 'The number of items “-1” is not a whole number, so it was ignored.'],
    ['courier=marek', 'The courier “marek” is not known, so it was ignored.'],
    ['createdBy=ann', 'The person “ann” is not known, so it was ignored.'],
    ['size=51', 'The number of orders per page “51” is not known, so it was ignored.'],
    ['sort=--items', 'The sort order “--items” is not known, so it was ignored.'],
    ['columns=fax', 'The column “fax” is not known, so it was ignored.'],
    [
      'deliveryFrom=2026-05-02&deliveryTo=2026-05-01',
      'The delivery date “2026-05-02 to 2026-05-01” ends before it begins, so it was ignored.',
    ],
    [
      'itemsFrom=10&itemsTo=9',
      'The number of items “10 to 9” ends before it begins, so it was ignored.',
    ],
    [`q=${'x'.repeat(8_001)}`, 'The search is too long, so it was ignored.'],
  ])('%.40s', (query, note) => {
    expect(parse(query)).toMatchObject({ listing: DEFAULT_PARAMS, notes: [note] });
  });

  test('a long value is shortened, and its control characters are left out', () => {
    const [note] = parse(`status=a%00b${'c'.repeat(100)}`).notes;
    expect(note).toBe(`The status “a b${'c'.repeat(37)}…” is not known, so it was ignored.`);
  });

  test('the first of repeated parameters counts', () => {
    const { listing: got, notes } = parse('status=ongoing&status=delivered');
    expect(got.status).toBe('ONGOING');
    expect(notes).toEqual(['“status” was given more than once, so only the first value is used.']);
  });

  test('one invalid parameter leaves the others valid', () => {
    const { listing: got } = parse('status=lost&itemsFrom=3&columns=fax,sender');
    expect(got).toEqual({ ...DEFAULT_PARAMS, itemsFrom: 3, columns: ['orderId', 'sender'] });
  });
});

test.each(['status=', 'q=+', 'q=%00', 'columns=', 'other=1'])(
  '%s is like no parameter',
  (query) => {
    expect(parse(query)).toMatchObject({ listing: DEFAULT_PARAMS, notes: [] });
  },
);

test('the longest search is accepted, its lines as those of a list', () => {
  expect(parse(`q=${'x'.repeat(8_000)}`).listing.search).toHaveLength(8_000);
  expect(parse('q=%2010248%0D%0A10249%0A').listing.search).toBe('10248, 10249');
});

test('columns come in the order of the table, several to a parameter or one', () => {
  const wanted = ['orderId', 'recipient', 'created'];
  expect(parse('columns=created,recipient').listing.columns).toEqual(wanted);
  expect(parse('columns=created&columns=recipient').listing.columns).toEqual(wanted);
});

test('a list without the courier keeps that, and the default has it', () => {
  const without = 'columns=orderId,status,deliveryDate,recipient,address,items';
  expect(listQuery(parse(without).listing)).toBe(without);
  expect(parse('').listing.columns).toContain('courier');
  expect(visibleColumns(DEFAULT_PARAMS.columns, false)).toEqual(parse(without).listing.columns);
  expect(visibleColumns(DEFAULT_PARAMS.columns, true)).toEqual(DEFAULT_PARAMS.columns);
});

test('a cursor in the list follows the listing, and there is only one', () => {
  expect(parse('after=x+y')).toMatchObject({ listing: DEFAULT_PARAMS, place: { after: 'x y' } });
  expect(parse('before=b&after=a').place).toEqual({ after: 'a' });
  expect(parse('before=b').place).toEqual({ before: 'b' });
});

test('the path of everything overrides the default view', () => {
  expect(listPath(DEFAULT_PARAMS)).toBe('/orders?view=all');
  expect(listPath(DEFAULT_PARAMS, { after: 'a&b' })).toBe('/orders?after=a%26b');
  const { listing: delivered } = parse('status=delivered');
  expect(listPath(delivered, { before: 'b' })).toBe('/orders?status=delivered&before=b');
});

test.each([
  ['', false],
  ['view=all', true],
  ['status=', true],
  ['status=lost', true],
  ['after=a', true],
  ['other=1', false],
])('%j overrides a default view: %s', (query, everything) => {
  expect(parse(query).everything).toBe(everything);
});

test.each([
  ['', false],
  ['sort=items&size=25&columns=sender&view=all&after=a', false],
  ['itemsFrom=0', true],
  ['q=x', true],
])('%j filters the list: %s', (query, leavesOut) => {
  expect(hasFilter(parse(query).listing)).toBe(leavesOut);
});
