import { beforeEach, describe, expect, test, vi } from 'vitest';
import { saveMappingAction } from '@/app/(desk)/orders/import/actions';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { fixRows } from '@/lib/imports/mutations';
import { findImport } from '@/lib/imports/queries';
import { withUploadSlot } from '@/lib/imports/upload-slots';
import { chooseSheet } from '@/lib/imports/workbook/mutations';
import { applied, checked, HEADER, received } from '@/tests/support/imports';
import { formOf } from '@/tests/support/form';
import { newSignIn } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { newRequest, type Redirected } from '@/tests/support/request';
import { textRow, workbookOf } from '@/tests/support/workbook';
import { keptOf, keyIn, sentenceIn, upload } from './upload-request';

const ROUTE = ['2026-04-17', 'Northern Goods', 'Łucja Nowak', 'ul. Filtrowa 68', 'Ongoing'];

/** Order ID 125 with the format 00000, and dates as numbers. */
const orders =
  textRow(3, HEADER) +
  '<row r="5"><c r="A5" s="1"><v>125</v></c><c r="B5"><v>3</v></c><c r="C5" s="2"><v>46129</v></c>' +
  `${textRow(5, ['', '', '', ...ROUTE.slice(1)]).slice(textRow(5, ['', '', '']).length - 6)}`;

const sheets = [
  { name: 'Orders', rows: orders },
  { name: 'May', rows: textRow(1, HEADER) + textRow(2, ['M1', '2', ...ROUTE]) },
  { name: 'Notes', rows: textRow(1, ['Call Ann']) },
];
const workbook = workbookOf(sheets, { formats: ['00000', 'd/m/yyyy'] });
const file = { name: 'orders.xlsx', content: new Uint8Array(workbook) };

let actor: Actor;
let sessionToken: string;

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
});

const storedWorkbook = async (id: string) =>
  (await db().import.findUniqueOrThrow({ where: { id }, select: { workbook: true } })).workbook;

describe('an Excel workbook', () => {
  test('is uploaded as it is', async () => {
    const id = await keyIn(await upload({ sessionToken, file }));
    expect(await findImport(actor, id)).toMatchObject({
      fileName: 'orders.xlsx',
      state: 'mapping',
      rows: 1,
      firstRow: HEADER,
      sheet: 'Orders',
      sheets: ['Orders', 'May', 'Notes'],
    });
    expect(await storedWorkbook(id)).toBe(workbook.toString('base64'));
  });

  test('becomes orders, with leading zeros and dates, and isn’t kept after that', async () => {
    const id = await checked(actor, workbook);
    const view = await applied(actor, id);
    expect(view).toMatchObject({ state: 'done', handled: 1, sheet: 'Orders' });
    expect(
      await db().order.findMany({
        where: { workspaceId: actor.workspaceId },
        select: { orderId: true, deliveryDate: true, recipientName: true },
      }),
    ).toEqual([{ orderId: '00125', deliveryDate: '2026-04-17', recipientName: 'Łucja Nowak' }]);
    expect(await storedWorkbook(id)).toBeNull();
    await refusalOf(chooseSheet(actor, { id, sheet: 'May', now: new Date() }), 'import-moved-on');
  });

  test('names the row of the sheet in problems', async () => {
    const bad = orders.replace('<v>3</v>', '<v>-3</v>');
    const id = await checked(
      actor,
      workbookOf([{ name: 'A', rows: bad }], { formats: ['00000', 'd/m/yyyy'] }),
    );
    const row = await db().importOrder.findFirst({
      where: { importId: id },
      select: { line: true, verdict: true },
    });
    expect(row).toEqual({ line: 5, verdict: 'error' });
  });

  test.each([
    ['larger than 5 MB', new Uint8Array(5_300_000), 'larger than 5 MB.'],
    [
      'with column names alone',
      workbookOf([{ name: 'A', rows: textRow(1, HEADER) }]),
      'no orders.',
    ],
  ])('%s is refused', async (_, bytes, sentence) => {
    const content = new Uint8Array(bytes);
    content.set([0x50, 0x4b, 3, 4]);
    const answer = await upload({ sessionToken, file: { name: 'orders.xlsx', content } });
    expect(await sentenceIn(answer)).toContain(sentence);
    expect(await keptOf(actor)).toEqual([0, 0]);
  });
});

describe('another sheet', () => {
  const now = new Date();

  test('replaces the import', async () => {
    const id = await checked(actor, workbook);
    const other = await chooseSheet(actor, { id, sheet: 'May', now });
    expect(other).not.toBe(id);
    expect(await findImport(actor, id)).toBeNull();
    expect(await findImport(actor, other)).toMatchObject({
      fileName: 'orders.csv',
      state: 'mapping',
      rows: 1,
      isSaved: false,
      sheet: 'May',
      sheets: ['Orders', 'May', 'Notes'],
    });
    expect(await keptOf(actor)).toEqual([1, 2]);
    const back = await chooseSheet(actor, { id: other, sheet: 'Orders', now });
    expect((await findImport(actor, back))!.sheet).toBe('Orders');
  });

  test('is chosen by the form of the columns, without using its columns', async () => {
    const id = await keyIn(await upload({ sessionToken, file }));
    await newRequest({ sessionToken });
    const fields = { id, layout: 'other', headerRow: '1', stays: 'yes', sheet: 'May' };
    const thrown: unknown = await saveMappingAction(formOf({ ...fields, 'column.0': '' })).catch(
      (reason: unknown) => reason,
    );
    const { path } = thrown as Redirected;
    const [, other] = /^\/orders\/import\/(.{36})\/columns$/.exec(path)!;
    expect(await findImport(actor, other!)).toMatchObject({ sheet: 'May', isSaved: false });
  });

  test('is the same one if it was read already', async () => {
    const id = await received(actor, workbook);
    expect(await chooseSheet(actor, { id, sheet: 'Orders', now })).toBe(id);
    expect(await chooseSheet(actor, { id, sheet: null, now })).toBe(id);
  });

  test('must be one of the workbook, with orders', async () => {
    const id = await received(actor, workbook);
    await refusalOf(chooseSheet(actor, { id, sheet: 'June', now }), 'out-of-date');
    const csv = await received(actor, 'Order ID\nA1');
    await refusalOf(chooseSheet(actor, { id: csv, sheet: 'May', now }), 'out-of-date');
    expect(await findImport(actor, id)).toMatchObject({ sheet: 'Orders', state: 'mapping' });
  });

  test('chosen twice at once is read once', async () => {
    const id = await received(actor, workbook);
    const choices = [1, 2].map(() => chooseSheet(actor, { id, sheet: 'May', now }));
    const outcomes = await Promise.allSettled(choices);
    const chosen = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(chosen).toHaveLength(1);
    expect(await findImport(actor, chosen[0]!)).toMatchObject({ sheet: 'May' });
    expect(await keptOf(actor)).toEqual([1, 2]);
  });

  test('is read within the limit of uploads', async () => {
    const id = await received(actor, workbook);
    let release = () => {};
    const promise = new Promise<void>((resolve) => (release = resolve));
    const held = [1, 2].map(() => withUploadSlot(actor.workspaceId, () => promise));
    await refusalOf(chooseSheet(actor, { id, sheet: 'May', now }), 'busy');
    release();
    await Promise.all(held);
    const other = await chooseSheet(actor, { id, sheet: 'May', now });
    expect(await findImport(actor, other)).toMatchObject({ sheet: 'May' });
  });

  test('can be chosen after a week', async () => {
    const id = await received(actor, workbook);
    const later = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1_000);
    const other = await chooseSheet(actor, { id, sheet: 'May', now: later });
    expect(await findImport(actor, other)).toMatchObject({ sheet: 'May' });
  });

  test('gives way to a change while it is read', async () => {
    const id = await checked(actor, workbook);
    let fixing: Promise<void> | undefined;
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementationOnce(() => {
      fixing = fixRows(actor, { id, cells: [{ position: 2, column: 1, value: '4' }] });
      return new AbortController().signal;
    });
    await refusalOf(chooseSheet(actor, { id, sheet: 'May', now }), 'import-moved-on');
    timeout.mockRestore();
    await fixing;
    expect(await findImport(actor, id)).toMatchObject({ sheet: 'Orders', state: 'ready' });
    expect(await keptOf(actor)).toEqual([1, 2]);
  });
});
