import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ordersTable } from '@/lib/exports/orders';
import { REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { recogniseLayout } from '@/lib/imports/layouts/layouts';

function firstRow(file: string, separator = ','): string[] {
  const text = readFileSync(`tests/fixtures/imports/${file}.csv`, 'utf8').replace('\uFEFF', '');
  return text.slice(0, text.indexOf('\n')).split(separator);
}

test.each([
  ['own-export', 'ownExport'],
  ['shopify', 'shopify'],
  ['woocommerce-titles', 'woocommerce'],
  ['woocommerce-keys', 'woocommerce'],
  ['northwind-table', 'northwind'],
  ['plain', 'other'],
])('the first row of %s has the layout %s', (file, layout) => {
  const row = firstRow(file);
  expect(recogniseLayout(row)).toEqual({ layout, hasHeader: true });
  // By word, never by position or spelling.
  const shouted = row.toReversed().map((name) => ` ${name.toUpperCase().replaceAll(' ', '_')}`);
  if (file !== 'northwind-table') expect(recogniseLayout(shouted).layout).toBe(layout);
  expect(recogniseLayout([...row, REASON_COLUMN]).layout).toBe(layout);
});

test('names of the Northwind table may have spaces', () => {
  const names = ['Order ID', 'Required Date', 'Shipped Date', 'Ship Name', 'Ship Address'];
  expect(recogniseLayout(names).layout).toBe('northwind');
});

test('all columns of this product’s export are recognised', () => {
  const names = ordersTable([]).columns.map(([name]) => name);
  expect(recogniseLayout(names)).toEqual({ layout: 'ownExport', hasHeader: true });
  expect(recogniseLayout([...names, 'Remark']).layout).toBe('ownExport');
});

test('this product’s export without any of its columns is still recognised', () => {
  const names = ordersTable([]).columns.map(([name]) => name);
  for (const name of names) {
    const left = names.filter((other) => other !== name);
    expect(recogniseLayout(left).layout, `without ${name}`).toBe('ownExport');
  }
  expect(recogniseLayout(['Order ID', 'Recipient name', 'Created', 'Created by']).layout).toBe(
    'ownExport',
  );
  expect(recogniseLayout(['Order ID', 'Recipient name', 'Delivered']).layout).toBe('other');
  expect(recogniseLayout(['Order ID', 'Created', 'Delivered', 'Remark']).layout).toBe('other');
});

test.each([
  [['Bestellnr.', 'Lieferdatum', 'x']],
  [['reference', 'Destinatário', '']],
  [['Adresse du destinataire', 'Date de livraison']],
])('%j is a header', (row) => {
  expect(recogniseLayout(row)).toEqual({ layout: 'other', hasHeader: true });
});

test('a row with our own reason column is a header, even if its columns have no names', () => {
  expect(recogniseLayout(['Column 1', 'Column 2', REASON_COLUMN])).toEqual({
    layout: 'other',
    hasHeader: true,
  });
});

test.each([
  [['10248', '3', 'Ben']],
  [['Order', 'Items', '2026-04-17']],
  [['Status', 'x', 'y']],
  [[]],
])('%j is not surely a header', (row) => {
  expect(recogniseLayout(row)).toEqual({ layout: 'other', hasHeader: false });
});
