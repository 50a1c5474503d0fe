import { beforeEach, describe, expect, test } from 'vitest';
import { fixRowsAction, saveMappingAction } from '@/app/(desk)/orders/import/actions';
import type { Actor } from '@/lib/auth/actor';
import type { ButtonAction } from '@/lib/forms/form-state';
import { findImport } from '@/lib/imports/queries';
import { applied, checked, countsOf, fileOf, HEADER, received } from '@/tests/support/imports';
import { formOf } from '@/tests/support/form';
import { said } from '@/tests/support/bulk-forms';
import { storedEntries } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

const OUT_OF_DATE = 'This page is out of date. Reload it and try again.';
const text = fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2', 'Number of items': 'x' });

let actor: Actor;
let sessionToken: string;

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
  await newRequest({ sessionToken });
});

/** Presses a button, and returns where it leads or its message. */
async function press(action: ButtonAction, fields: Record<string, string>): Promise<string> {
  try {
    await action(formOf(fields));
  } catch (thrown) {
    if (thrown instanceof Redirected) return thrown.path;
    throw thrown;
  }
  return said();
}

function columnsForm(id: string): Record<string, string> {
  const targets = [
    'orderId',
    'numberOfItems',
    'deliveryDate',
    'senderName',
    'recipientName',
    'recipientAddress',
    'status',
  ];
  const columns = targets.map((target, column) => [`column.${column}`, target]);
  return { id, layout: 'other', headerRow: '1', dateOrder: '', ...Object.fromEntries(columns) };
}

describe('a forged mapping', () => {
  let id: string;
  beforeEach(async () => {
    id = await received(actor, text);
  });

  test.each<[string, Record<string, string>]>([
    ['an unknown target', { 'column.1': 'workspaceId' }],
    ['a target named like an object member', { 'column.1': '__proto__' }],
    ['an unknown layout', { layout: 'constructor' }],
    ['an unknown date order', { dateOrder: 'yearFirst' }],
    ['an unknown meaning', { 'status.0': 'DELETED', 'statusValue.0': 'Gone' }],
    ['an invalid ID', { id: 'x' }],
    ['a header row after the last', { headerRow: '4' }],
    ['a header row without rows below it', { headerRow: '3' }],
    ['a header row that no file can have', { headerRow: '21' }],
    ['a negative header row', { headerRow: '-1' }],
    ['a header row that is no number', { headerRow: '__proto__' }],
    ['an empty header row', { headerRow: '' }],
    ['an unknown encoding', { encoding: '__proto__' }],
    ['an encoding that the file cannot be in', { encoding: 'shift_jis' }],
  ])('with %s is refused', async (_, forged) => {
    expect(await press(saveMappingAction, { ...columnsForm(id), ...forged })).toBe(OUT_OF_DATE);
    expect(await findImport(actor, id)).toMatchObject({ state: 'mapping', isSaved: false });
  });

  test('with a field that is far too long shows the question again', async () => {
    const fields = { ...columnsForm(id), 'constant.senderName': 'x'.repeat(100_000) };
    expect(await press(saveMappingAction, fields)).toBe(`/orders/import/${id}/columns`);
    expect(await findImport(actor, id)).toMatchObject({ state: 'mapping', isSaved: true });
  });

  test('with more columns than the file has finds them empty', async () => {
    const more = Array.from({ length: 800 }, (_, column) => [
      `column.${column + 7}`,
      column === 0 ? 'orderId' : 'recipientName',
    ]);
    const fields = { ...columnsForm(id), ...Object.fromEntries(more), 'column.0': '' };
    expect(await press(saveMappingAction, fields)).toBe(`/orders/import/${id}`);
    expect(await countsOf(actor, id)).toEqual({ error: 2 });
  });

  test('with statuses named like object members has no such members', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const file = fileOf(...names.map((name) => ({ 'Order ID': name, Status: name })));
    const other = await received(actor, file);
    const statuses = names.flatMap((name, index) => [
      [`statusValue.${index}`, name],
      [`status.${index}`, 'DELIVERED'],
    ]);
    const fields = { ...columnsForm(other), ...Object.fromEntries(statuses) };
    await press(saveMappingAction, fields);
    const { state, mapping } = (await findImport(actor, other))!;
    expect(Object.getPrototypeOf(mapping.statuses)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).DELIVERED).toBeUndefined();
    expect(state).toBe('ready');
    // No object can hold the first one, so it is reported as unknown.
    expect(await countsOf(actor, other)).toEqual({ create: 2, error: 1 });
  });
});

describe('forged cells', () => {
  let id: string;
  beforeEach(async () => {
    id = await checked(actor, text);
  });

  test.each<[string, Record<string, string>]>([
    ['none at all', {}],
    ['a row 0', { 'cell.0.1': '7' }],
    ['a negative column', { 'cell.3.-1': '7' }],
    ['a column that no file can have', { 'cell.3.99999': '7' }],
    ['a cell that is far too long', { 'cell.3.1': '7'.repeat(10_001) }],
    ['parts of every object', { 'cell.__proto__.1': '7', 'cell.3.constructor': '7' }],
  ])('are refused: %s', async (_, cells) => {
    expect(await press(fixRowsAction, { id, ...cells })).toBe(OUT_OF_DATE);
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
  });

  test.each([
    ['half a character', '\uD800'],
    ['U+0000', 'a\0b'],
    ['a bell', 'a\u0007b'],
  ])('with %s are reported as an error', async (_, value) => {
    await press(fixRowsAction, { id, 'cell.3.1': '7', 'cell.3.4': value });
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
    await press(fixRowsAction, { id, 'cell.3.4': 'Ann' });
    expect(await countsOf(actor, id)).toEqual({ create: 2 });
  });

  test('in a column beyond those of the file are one cell too many', async () => {
    await press(fixRowsAction, { id, 'cell.3.1': '7', 'cell.3.20': 'beyond' });
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
  });
});

describe('rows that programs stumble over', () => {
  const row = (orderId: string, changes: Record<string, string> = {}) => ({
    'Order ID': orderId,
    ...changes,
  });
  const nasty = [
    row('\\ud800', { 'Recipient name': '\\u0000 \\ud800 \\"' }),
    row('{"__proto__":1}', { 'Recipient name': '__proto__' }),
    row('\'; DROP TABLE "Order"; --', { 'Recipient name': '%s %n ${x}' }),
    row('=cmd|/C calc', { 'Recipient name': '<script>alert(1)</script>' }),
    row('😀👩‍👩‍👧', { 'Recipient name': 'שלום مرحبا' }),
  ];

  test('become orders as they are', async () => {
    const id = await checked(actor, fileOf(...nasty));
    expect(await countsOf(actor, id)).toEqual({ create: nasty.length });
    await applied(actor, id);
    const entries = await storedEntries(actor);
    expect(entries.map(({ orderId }) => orderId)).toEqual(nasty.map((one) => one['Order ID']));
    expect(await countsOf(actor, await checked(actor, fileOf(...nasty)))).toEqual({
      identical: nasty.length,
    });
  });

  test('or are reported as errors, line by line', async () => {
    const bad = [
      row('B1', { 'Recipient address': 'x'.repeat(100_000) }),
      row('x'.repeat(65)),
      row('B\u001B3'),
      row('B4', { 'Sender name': 'a\u0007b' }),
    ];
    const id = await checked(actor, fileOf(...bad, row('B5')));
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: bad.length });
  });

  test('with half characters of UTF-16 are reported as unreadable', async () => {
    const file = fileOf(row('C1'), row('C2', { 'Recipient name': 'a\uD800b' }));
    const bytes = Buffer.from(`\uFEFF${file}`, 'utf16le');
    const id = await checked(actor, bytes);
    expect(await findImport(actor, id)).toMatchObject({ encoding: 'UTF-16LE', firstRow: HEADER });
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
  });
});
