import { describe, expect, test } from 'vitest';
import { countTitleRows } from '@/lib/imports/mapping/header';
import { inferMapping } from '@/lib/imports/mapping/infer';
import { fixture } from '@/tests/unit/imports/parse-file';

const HEADER = ['Order ID', 'Items', 'Delivery date', 'Customer'];
const ORDER = ['A1', '3', '2026-04-17', 'Ann'];
const title = (text: string) => [text, '', '', ''];

async function cellsOf(name: string): Promise<string[][]> {
  return (await fixture(name)).rows.map(({ cells }) => cells);
}

describe('title rows are above', () => {
  test('the header of a Shopify export', async () => {
    const rows = await cellsOf('shopify');
    expect(countTitleRows([['Orders of December'], title('Shop: Kiel'), ...rows])).toBe(2);
  });

  test('a header of known names', () => {
    const titles = [title('Orders of December'), ['Created', '2026-12-01', '', '']];
    expect(countTitleRows([...titles, HEADER, ORDER])).toBe(2);
  });

  test('a blank row', () => {
    expect(countTitleRows([title('December'), title(''), HEADER, ORDER])).toBe(2);
  });

  test('a header below a title with one known word', () => {
    expect(countTitleRows([title('Order'), title('Items'), HEADER, ORDER])).toBe(2);
  });

  test('a header in row 20, but not in row 21', () => {
    const titles = Array.from({ length: 20 }, (_, number) => title(`Title ${number}`));
    expect(countTitleRows([...titles.slice(1), HEADER, ORDER])).toBe(19);
    expect(countTitleRows([...titles, HEADER, ORDER])).toBe(0);
  });
});

describe('a file has no title rows', () => {
  test('if the first row is the header', () => {
    expect(countTitleRows([HEADER, ORDER, HEADER])).toBe(0);
  });

  test('if it is empty or has no header', () => {
    expect(countTitleRows([])).toBe(0);
    expect(countTitleRows([ORDER, ORDER])).toBe(0);
  });

  test.each(['headerless', 'plain', 'german', 'shopify', 'own-export', 'woocommerce-keys'])(
    'if there are only the orders of %s',
    async (name) => {
      expect(countTitleRows((await cellsOf(name)).slice(1))).toBe(0);
    },
  );

  test('if values of an order are known words', () => {
    expect(
      countTitleRows([
        ['1', 'Ann', ''],
        ['2', 'no', 'delivered'],
      ]),
    ).toBe(0);
  });

  test('if the known words are values of later orders, too', () => {
    const rows = [
      ['x', 'Ann', ''],
      ['y', 'no', 'delivered'],
      ['z', 'no', 'open'],
    ];
    expect(countTitleRows(rows)).toBe(0);
  });

  test('if a row above is as wide as the header', () => {
    expect(countTitleRows([['Tilausnumero', 'Toimitettu', 'Tila', 'X'], HEADER, ORDER])).toBe(0);
  });
});

describe('a chosen header', () => {
  const infer = (hasHeader: boolean, firstRow: string[]) =>
    inferMapping({ firstRow, profiles: [], hasHeader, workspaceName: 'Harbour Couriers' });

  test('has the names even if none is known', () => {
    expect(infer(true, ['Foo', 'Bar'])).toMatchObject({ layout: 'other', hasHeader: true });
  });

  test('may be none, even if the first row looks like one', async () => {
    const [names] = await cellsOf('shopify');
    const mapping = infer(false, names!);
    expect(mapping).toMatchObject({ layout: 'other', hasHeader: false });
    expect(mapping.targets).not.toContain('orderDate');
  });
});
