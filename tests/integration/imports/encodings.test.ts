import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { badRows } from '@/lib/imports/bad-rows';
import { encodingChoices } from '@/lib/imports/encodings';
import { possibleEncodings, type CellEncoding } from '@/lib/imports/file/cell-encoding';
import { fixRows } from '@/lib/imports/mutations';
import { chooseEncoding, chooseHeaderRow, saveMapping } from '@/lib/imports/mapping/mutations';
import { findImport } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  HEADER,
  imported,
  LONG_ENOUGH_MS,
  orderOf,
  received,
} from '@/tests/support/imports';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { encode } from '@/tests/unit/imports/encodings';

let actor: Actor;

beforeEach(async () => {
  actor = await newActor();
});

async function viewOf(id: string) {
  return (await findImport(actor, id))!;
}

/** Orders to one person each. */
function fileTo(...names: string[]): string {
  return fileOf(
    ...names.map((name, index) => ({
      'Order ID': `E${index + 1}`,
      'Recipient name': name,
      'Recipient address': 'Road 1',
    })),
  );
}

async function runAgain(id: string): Promise<void> {
  const { mapping } = await viewOf(id);
  await saveMapping(actor, { id, mapping, now: new Date() });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
}

async function recipients(...orderIds: string[]) {
  return Promise.all(orderIds.map(async (id) => (await orderOf(actor, id))!.recipientName));
}

const CZECH = ['Antonín Dvořák', 'Tomáš Říha', 'Křižíková Děčín'];

describe('a recognised encoding', () => {
  test.each<[CellEncoding, string[]]>([
    ['windows-1250', CZECH],
    ['iso-8859-2', CZECH],
    ['windows-1251', ['Иван Петров', 'Олександр Їжак']],
    ['windows-1253', ['Γιώργος Παπαδόπουλος', 'Ελένη']],
    ['windows-1254', ['Ayşe Yılmaz', 'Gülşen Beyoğlu']],
    ['macintosh', ['Käthe Müller', 'Jörg Schäfer']],
    ['shift_jis', ['山田太郎', '東京都新宿区西新宿', 'サトウ ハナコ']],
    ['big5', ['王小明', '台北市信義區信義路五段']],
    ['gb18030', ['王小明', '北京市朝阳区建国路']],
    ['utf-8-twice', ['Łucja Woźniak', 'Zoë']],
  ])('%s is that of the orders, samples and receipt', async (encoding, names) => {
    const id = await checked(actor, encode(fileTo(...names), encoding));
    const view = await viewOf(id);
    expect(view).toMatchObject({ readAs: encoding, firstRow: HEADER });
    expect(view.profiles[4]!.samples).toEqual(names.slice(0, 3));
    expect(await countsOf(actor, id)).toEqual({ create: names.length });
    expect(await applied(actor, id)).toMatchObject({ state: 'done', readAs: encoding });
    expect(await recipients(...names.map((_, index) => `E${index + 1}`))).toEqual(names);
  });

  test('is found beyond the first rows, and covers several batches', async () => {
    const plain = Array.from({ length: 1_100 }, (_, number) => `Ann ${number}`);
    const id = await received(actor, encode(fileTo(...plain, ...CZECH), 'windows-1250'));
    const view = await viewOf(id);
    expect(view).toMatchObject({ readAs: 'windows-1250', rows: 1_103 });
    expect(view.profiles[4]!.filled).toBe(1_103);
    await runAgain(id);
    await applied(actor, id);
    expect(await recipients('E1101', 'E1103')).toEqual([CZECH[0], CZECH[2]]);
  });

  test('is used to find the header below titles', async () => {
    const names = ['Numer zamówienia', 'Ilość', 'Imię i nazwisko', 'Adres'];
    const rows = ['A1;3;Łucja Woźniak;ul. Świętojańska 3'];
    const text = ['Zamówienia na grudzień, Łódź', names.join(';'), ...rows].join('\n');
    const view = await viewOf(await received(actor, encode(text, 'windows-1250')));
    expect(view).toMatchObject({ readAs: 'windows-1250', titleRows: 1, firstRow: names });
  });

  test('is none for Windows-1252, UTF-8 or ASCII', async () => {
    const name = 'Jörg Schäfer';
    for (const [bytes, encoding] of [
      [encode(fileTo(name), 'windows-1252'), 'Windows-1252'],
      [Buffer.from(fileTo(name)), 'UTF-8'],
      [Buffer.from(fileTo('Ann')), 'UTF-8'],
    ] as const) {
      expect(await viewOf(await received(actor, bytes))).toMatchObject({ encoding, readAs: null });
    }
  });
});

describe('another encoding', () => {
  /** Too short to be recognised. */
  const short = encode(fileTo('Dvořák', 'Ann'), 'windows-1250');

  test('is chosen by samples, and is that of the dry run and the orders', async () => {
    const id = await checked(actor, short);
    const before = encodingChoices(await viewOf(id))!;
    expect(before.chosen).toBe('windows-1252');
    const samplesOf = Object.fromEntries(
      before.choices.map(({ encoding, samples }) => [encoding, samples]),
    );
    expect(samplesOf).toMatchObject({ 'windows-1252': ['Dvoøák'], 'windows-1250': ['Dvořák'] });
    expect(await chooseEncoding(actor, { id, encoding: 'windows-1250' })).toBe(true);
    const view = await viewOf(id);
    expect(view).toMatchObject({ state: 'mapping', isSaved: false, readAs: 'windows-1250' });
    expect(view.profiles[4]!.samples).toEqual(['Dvořák', 'Ann']);
    expect(encodingChoices(view)!.chosen).toBe('windows-1250');
    await runAgain(id);
    await applied(actor, id);
    expect(await recipients('E1', 'E2')).toEqual(['Dvořák', 'Ann']);
  });

  test('can be changed again', async () => {
    const id = await received(actor, short);
    const before = await viewOf(id);
    await chooseEncoding(actor, { id, encoding: 'shift_jis' });
    expect(await chooseEncoding(actor, { id, encoding: 'windows-1252' })).toBe(true);
    expect(await chooseEncoding(actor, { id, encoding: 'windows-1252' })).toBe(false);
    expect(await viewOf(id)).toEqual({
      ...before,
      readAs: 'windows-1252',
      revision: before.revision + 2,
    });
  });

  test('is offered unless it lacks characters of the samples', async () => {
    const id = await received(actor, encode(fileTo('Иван Петров'), 'windows-1251'));
    const offered = encodingChoices(await viewOf(id))!.choices.map(({ encoding }) => encoding);
    expect(offered).toContain('windows-1252');
    expect(offered).toContain('macintosh');
    expect(offered).not.toContain('euc-jp');
  });

  test('of several bytes cannot be chosen for cells separated by bars', async () => {
    const text = 'Order ID|Name|Items\n1|Jörg|2\n2|Ann|3\n';
    const id = await received(actor, encode(text, 'windows-1252'));
    expect(possibleEncodings(await viewOf(id))).not.toContain('shift_jis');
    await refusalOf(chooseEncoding(actor, { id, encoding: 'shift_jis' }), 'out-of-date');
  });

  test('is not offered for UTF-8, unless it may be encoded twice', async () => {
    const once = await received(actor, fileTo('Łódź', 'Zoë'));
    expect(encodingChoices(await viewOf(once))).toBeNull();
    const mixed = await received(actor, fileTo('ZoÃ«', 'Łódź'));
    expect(await viewOf(mixed)).toMatchObject({ readAs: null });
    await chooseEncoding(actor, { id: mixed, encoding: 'utf-8-twice' });
    expect((await viewOf(mixed)).profiles[4]!.samples).toEqual(['Zoë', 'Łódź']);
  });

  test('finds the header again, unless a person chose it', async () => {
    const text = 'Номер;Получатель\nзаказ;\nA1;Иван\n';
    const id = await received(actor, encode(text, 'windows-1251'));
    await chooseHeaderRow(actor, { id, headerRow: 2 });
    await chooseEncoding(actor, { id, encoding: 'windows-1252' });
    expect(await viewOf(id)).toMatchObject({ titleRows: 1, mapping: { hasHeader: true } });
    await chooseEncoding(actor, { id, encoding: 'windows-1251' });
    expect((await viewOf(id)).firstRow).toEqual(['заказ', '']);
  });

  test('is remembered for the next file with the same columns, however short', async () => {
    const id = await received(actor, short);
    await chooseEncoding(actor, { id, encoding: 'windows-1250' });
    await runAgain(id);
    await applied(actor, id);
    const next = encode(fileTo('Říha'), 'windows-1250');
    expect(await viewOf(await received(actor, next))).toMatchObject({ readAs: 'windows-1250' });
    expect(await viewOf(await received(actor, fileTo('Říha')))).toMatchObject({ readAs: null });
  });

  test('is not remembered for a file that cannot be in it', async () => {
    await imported(actor, encode(fileTo('Иван Петров', 'Анна'), 'windows-1251'));
    const german = encode(fileTo('Käthe Müller', 'Jörg'), 'windows-1252');
    expect(await viewOf(await received(actor, german))).toMatchObject({ readAs: null });
    const russian = encode(fileTo('Зоя'), 'windows-1251');
    expect(await viewOf(await received(actor, russian))).toMatchObject({ readAs: 'windows-1251' });
  });

  test('that was not applied is not remembered, nor one of another workspace', async () => {
    const id = await received(actor, short);
    await chooseEncoding(actor, { id, encoding: 'windows-1250' });
    expect(await viewOf(await received(actor, short))).toMatchObject({ readAs: null });
    await runAgain(id);
    await applied(actor, id);
    actor = await newActor();
    expect(await viewOf(await received(actor, short))).toMatchObject({ readAs: null });
  });

  test('cannot be chosen once orders are written', async () => {
    const id = await imported(actor, fileOf({ 'Order ID': 'E1' }));
    await refusalOf(chooseEncoding(actor, { id, encoding: 'utf-8-twice' }), 'import-moved-on');
  });
});

describe('a typed cell', () => {
  test('stays as typed, beside cells in the encoding of the file', async () => {
    const text = fileOf(
      { 'Order ID': 'E1', 'Number of items': 'x', 'Recipient name': 'Иван Петров' },
      { 'Order ID': 'E2', 'Recipient name': 'Олександр' },
    )
      .replaceAll('Łucja Nowak', '')
      .replaceAll('ł', 'l');
    const id = await checked(actor, encode(text, 'windows-1251'));
    const fixed = [
      { position: 2, column: 1, value: '7' },
      { position: 2, column: 3, value: 'Müller, Łódź 東京' },
    ];
    await fixRows(actor, { id, cells: fixed });
    expect(await countsOf(actor, id)).toEqual({ create: 2 });
    await applied(actor, id);
    expect(await orderOf(actor, 'E1')).toMatchObject({
      numberOfItems: 7,
      senderName: 'Müller, Łódź 東京',
      recipientName: 'Иван Петров',
    });
  });

  test('stays as typed when another encoding is chosen', async () => {
    const id = await checked(actor, encode(fileTo('Dvořák', ''), 'windows-1250'));
    await fixRows(actor, { id, cells: [{ position: 3, column: 4, value: 'Zoë' }] });
    await chooseEncoding(actor, { id, encoding: 'windows-1250' });
    expect((await viewOf(id)).profiles[4]!.samples).toEqual(['Dvořák', 'Zoë']);
  });

  test('without characters that an encoding changes is stored like one of the file', async () => {
    const id = await checked(actor, fileOf({ 'Number of items': 'x', 'Order ID': 'E1' }));
    const cells = [
      { position: 2, column: 1, value: '7' },
      { position: 2, column: 4, value: 'Zoë' },
    ];
    await fixRows(actor, { id, cells });
    const [, row] = await db().importRow.findMany({ where: { importId: id } });
    expect(JSON.parse(row!.cells)).toEqual(expect.arrayContaining(['7', 'Zoë']));
  });
});

test('the file of bad rows is UTF-8, whatever the encoding of the file', async () => {
  const text = fileOf({
    'Order ID': 'E1',
    'Number of items': 'x',
    'Recipient name': 'Иван Петров',
    'Recipient address': 'Москва',
  });
  const id = await checked(actor, encode(text, 'windows-1251'));
  let file = '';
  for await (const part of badRows(actor, await viewOf(id))) file += part;
  expect(file).toContain('E1,x,2026-04-17,Northern Goods,Иван Петров,Москва');
});
