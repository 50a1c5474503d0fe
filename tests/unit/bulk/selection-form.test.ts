import { describe, expect, test } from 'vitest';
import { orderListSchema, joinSelected } from '@/lib/bulk/selection-form';
import { operationIdOf } from '@/lib/orders/operation-ids';
import { rowButtonValue } from '@/lib/orders/order-target';

const operationId = '01a2038f-4c6c-739b-bda2-3536e5e8e5ca';
const first = '01a2039a-9117-75a3-8c90-ea955aab0d08';
const second = '01a2039a-9117-75a3-8c90-ea955aab0d09';

type Fields = [name: string, value: string][];

const BULK: Fields = [
  ['operationId', operationId],
  ['list', ''],
  ['bulk', 'delete'],
];

function read(fields: Fields) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return orderListSchema.safeParse(Object.fromEntries(joinSelected(form)));
}

describe('the form around the list sends', () => {
  test('the selected rows, each once and in their order', () => {
    const ticks: Fields = [second, first, second].map((id) => ['select', id]);
    expect(read([...ticks, ...BULK]).data).toMatchObject({
      verb: 'delete',
      operationId,
      selection: { ids: [second, first] },
    });
  });

  test('nothing without a selection', () => {
    expect(read(BULK).data).toMatchObject({ selection: { ids: [] } });
  });

  test('all matching orders, whatever is selected', () => {
    const list = 'q=zajazd&status=ongoing&deliveryFrom=2026-04-01&sort=-items';
    const fields: Fields = [...BULK, ['matching', 'on'], ['select', first]];
    fields[1] = ['list', list];
    expect(read(fields).data).toMatchObject({
      list,
      selection: {
        listing: { search: 'zajazd', status: 'ONGOING', deliveryFrom: '2026-04-01', sort: 'items' },
      },
    });
  });

  test('the button of a row, whatever is selected', () => {
    const press = rowButtonValue('reopen', { id: first, orderId: '7', version: 3 });
    const sent = read([
      ['select', second],
      ['press', press],
      ['operationId', operationId],
      ['list', ''],
    ]);
    expect(sent.data).toEqual({
      verb: 'reopen',
      id: first,
      orderId: '7',
      version: 3,
      operationId: operationIdOf(operationId, { id: first, version: 3, action: 'reopen' }),
    });
  });
});

describe('invalid input is refused:', () => {
  const without = (name: string): Fields => BULK.filter(([field]) => field !== name);

  test.each<[name: string, fields: Fields]>([
    ['a verb that nobody can choose', [...without('bulk'), ['bulk', 'undo']]],
    ['an unknown verb', [...without('bulk'), ['bulk', 'burn']]],
    ['no verb', without('bulk')],
    ['no operation', without('operationId')],
    ['an invalid key', [...BULK, ['select', 'x']]],
    ['a key with another beside it', [...BULK, ['select', `${first},${second}`]]],
    ['another word for all', [...BULK, ['matching', 'yes']]],
    [
      'more rows than a page has',
      [
        ...BULK,
        ...Array.from({ length: 101 }, (_, index): [string, string] => [
          'select',
          first.slice(0, -3) + String(100 + index),
        ]),
      ],
    ],
    [
      'all of a list whose filter is not understood, for that would be more than is shown',
      [...without('list'), ['list', 'status=burnt'], ['matching', 'on']],
    ],
  ])('%s', (_, fields) => {
    expect(read(fields).success).toBe(false);
  });

  test('something other than a form', () => {
    expect([...joinSelected(undefined)]).toEqual([]);
    const form = new FormData();
    form.append('select', new Blob(['x']));
    expect(orderListSchema.safeParse(Object.fromEntries(joinSelected(form))).success).toBe(false);
  });
});
