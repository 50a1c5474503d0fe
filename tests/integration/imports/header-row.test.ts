import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { badRows } from '@/lib/imports/bad-rows';
import { fixRows } from '@/lib/imports/mutations';
import { chooseHeaderRow, saveMapping } from '@/lib/imports/mapping/mutations';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport, listHeaderRows } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  HEADER,
  imported,
  LONG_ENOUGH_MS,
  received,
} from '@/tests/support/imports';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const TITLES = 'Orders of December,,,\n\nBranch: Kiel\n';
const text = `${TITLES}${fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2', 'Number of items': 'x' })}`;

/** No name is known, so no row is recognised as the header. */
const UNKNOWN = 'Viite,Kpl,Kenelle,Mihin';
const unknown = (orderId: string) => `Tilaukset\n${UNKNOWN}\n${orderId},3,Ann,Road 1`;

let actor: Actor;

beforeEach(async () => {
  actor = await newActor();
});

async function viewOf(id: string) {
  return (await findImport(actor, id))!;
}

async function runAgain(id: string): Promise<void> {
  const { mapping } = await viewOf(id);
  await saveMapping(actor, { id, mapping, now: new Date() });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
}

describe('title rows', () => {
  test('are skipped in counts and profiles, and problems have the lines of the file', async () => {
    const id = await checked(actor, text);
    const view = await viewOf(id);
    expect(view).toMatchObject({ titleRows: 2, firstRow: HEADER, rows: 2 });
    expect(view.profiles[0]!.samples).toEqual(['A1', 'A2']);
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
    const [order, error] = await listImportOrders(actor, id, { size: 10 });
    expect([order!.position, order!.line]).toEqual([4, 5]);
    expect(error!.problems).toMatchObject([{ position: 5, line: 6, name: 'Number of items' }]);
  });

  test('and the header cannot be fixed, orders below can', async () => {
    const id = await checked(actor, text);
    const cells = [1, 3].map((position) => ({ position, column: 0, value: 'A9' }));
    await fixRows(actor, { id, cells: [...cells, { position: 5, column: 1, value: '7' }] });
    expect(await countsOf(actor, id)).toEqual({ create: 2 });
    expect((await viewOf(id)).firstRow).toEqual(HEADER);
    expect(await applied(actor, id)).toMatchObject({ state: 'done', handled: 2 });
  });

  test('are not in the file of bad rows', async () => {
    const id = await checked(actor, text);
    let file = '';
    for await (const part of badRows(actor, await viewOf(id))) file += part;
    const lines = file.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`${HEADER.join(',')},Reason`);
    expect(lines[1]).toMatch(/^A2,x,/);
  });

  test('above column names without orders are refused', async () => {
    await refusalOf(received(actor, `${TITLES}${fileOf()}`), 'unreadable-file');
  });

  test('of a later file can be others, or none: its mapping is remembered', async () => {
    const id = await received(actor, text);
    const { mapping } = await viewOf(id);
    const constants = { senderName: 'Quay' };
    const changed = { ...mapping, targets: mapping.targets.with(3, null), constants };
    await saveMapping(actor, { id, mapping: changed, now: new Date() });
    await runImport(actor, { id, budget: LONG_ENOUGH_MS });
    await applied(actor, id);
    for (const titles of ['', 'January\n', 'a\nb\nc\n']) {
      const next = await viewOf(await received(actor, titles + fileOf({ 'Order ID': 'B1' })));
      expect(next).toMatchObject({ firstRow: HEADER, rows: 1, mapping: { constants } });
    }
  });
});

describe('another header row', () => {
  test('has new columns, samples and counts', async () => {
    const id = await received(actor, unknown('A1'));
    expect((await listHeaderRows(actor, id)).map(({ line }) => line)).toEqual([1, 2]);
    expect(await viewOf(id)).toMatchObject({ titleRows: 0, firstRow: ['Tilaukset'] });
    expect(await chooseHeaderRow(actor, { id, headerRow: 2 })).toBe(true);
    const view = await viewOf(id);
    expect(view).toMatchObject({ titleRows: 1, firstRow: UNKNOWN.split(','), rows: 1 });
    expect(view).toMatchObject({ state: 'mapping', isSaved: false, mapping: { hasHeader: true } });
    expect(view.profiles.map(({ samples }) => samples)).toEqual([
      ['A1'],
      ['3'],
      ['Ann'],
      ['Road 1'],
    ]);
    expect(await chooseHeaderRow(actor, { id, headerRow: 2 })).toBe(false);
  });

  test('replaces the dry run', async () => {
    const id = await checked(actor, text);
    await chooseHeaderRow(actor, { id, headerRow: 0 });
    const view = await viewOf(id);
    expect(view).toMatchObject({ state: 'mapping', titleRows: 0, rows: 5 });
    expect(view.mapping).toMatchObject({ layout: 'other', hasHeader: false });
    await chooseHeaderRow(actor, { id, headerRow: 3 });
    await runAgain(id);
    expect(await countsOf(actor, id)).toEqual({ create: 1, error: 1 });
    const orders = await db().importOrder.findMany({ where: { importId: id } });
    expect(orders.map(({ position }) => position)).toEqual([4, 5]);
  });

  test('of a file with several batches covers all rows below', async () => {
    const rows = Array.from({ length: 1_200 }, (_, number) => ({ 'Order ID': `C${number}` }));
    const id = await received(actor, TITLES + fileOf(...rows));
    const before = await viewOf(id);
    expect(before.profiles[0]!.filled).toBe(1_200);
    await chooseHeaderRow(actor, { id, headerRow: 2 });
    expect((await viewOf(id)).profiles[0]!.filled).toBe(1_201);
    await chooseHeaderRow(actor, { id, headerRow: 3 });
    expect((await viewOf(id)).profiles).toEqual(before.profiles);
  });

  test('is remembered for the next file with the same names', async () => {
    const id = await received(actor, unknown('A1'));
    await chooseHeaderRow(actor, { id, headerRow: 2 });
    const { mapping } = await viewOf(id);
    const targets = ['orderId', 'numberOfItems', 'recipientName', 'recipientAddress'] as const;
    const constants = { senderName: 'Quay', deliveryDate: '2026-12-01' };
    const settled = { ...mapping, targets: [...targets], constants };
    expect(await saveMapping(actor, { id, mapping: settled, now: new Date() })).toBe(true);
    await runImport(actor, { id, budget: LONG_ENOUGH_MS });
    await applied(actor, id);
    const next = await viewOf(await received(actor, `Tilaukset\nx\n${unknown('A2')}`));
    expect(next).toMatchObject({
      titleRows: 3,
      firstRow: UNKNOWN.split(','),
      mapping: { targets },
    });
  });

  test('cannot be chosen once orders are written', async () => {
    const id = await imported(actor, text);
    await refusalOf(chooseHeaderRow(actor, { id, headerRow: 1 }), 'import-moved-on');
  });
});
