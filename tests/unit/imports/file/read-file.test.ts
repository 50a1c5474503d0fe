import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '@/lib/exports/csv';
import { readFile } from '@/lib/imports/file/read-file';
import type { Row } from '@/lib/imports/file/records';
import { ENCODINGS, SEPARATORS } from '@/tests/unit/imports/encodings';

async function* chunksOf(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array | string, size?: number) {
  const { batches, outcome } = readFile(chunksOf(Buffer.from(bytes), size));
  const rows: Row[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { rows, ...outcome() };
}

function reason(text: string) {
  return { code: 'unreadable-file', details: { reason: expect.stringContaining(text) } };
}

describe('a file', () => {
  test.each(Object.entries(ENCODINGS))(
    'comes back as it was written in %s',
    async (name, encoded) => {
      const cell = fc.oneof(
        fc.stringMatching(/^[\w ,;|\t"\r\n]{0,8}$/),
        fc.constantFrom('Toms Spezialitäten', 'é', '“5 €”', '=1+1', "'"),
      );
      const file = fc.record({
        rows: fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
        separator: fc.constantFrom(...SEPARATORS),
        lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
        size: fc.integer({ min: 1, max: 40 }),
      });
      await fc.assert(
        fc.asyncProperty(file, async ({ rows, separator, lineEnd, size }) => {
          const cells = [['Numéro', 'Name', 'Address'], ...rows];
          let text = '';
          const expected: Row[] = [];
          for (const row of cells) {
            const line = text.split(/\r\n|\n|\r/).length;
            if (row.some((value) => value.trim() !== '')) expected.push({ line, cells: [...row] });
            const quoted = row.map((value) =>
              /[,;|\t"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
            );
            text += quoted.join(separator) + lineEnd;
          }
          const found = await read(encoded(text), size);
          expect(found.rows).toEqual(expected);
          expect(found).toMatchObject({ separator, encoding: name.split(' ')[0] });
        }),
        { numRuns: 40 },
      );
    },
  );

  test('may begin with Excel’s separator line, in quotation marks or not', async () => {
    for (const first of ['sep=;', '"sep=;"', '"SEP=;"']) {
      for (const lineEnd of ['\r\n', '\n', '\r']) {
        for (const encoded of Object.values(ENCODINGS)) {
          const text = [first, 'id;to', '1;Köln, Reims', ''].join(lineEnd);
          expect(await read(encoded(text))).toMatchObject({
            separator: ';',
            rows: [
              { line: 2, cells: ['id', 'to'] },
              { line: 3, cells: ['1', 'Köln, Reims'] },
            ],
          });
        }
      }
    }
  });

  test('may begin with a separator line that a spreadsheet filled up', async () => {
    const { rows, separator } = await read('sep=;,,\nid,to,items\n1,a,2\n');
    expect(separator).toBe(',');
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('has its size and the hash of its exact bytes', async () => {
    const bytes = Buffer.from('\uFEFFa;b\r\n1;é\r\n');
    expect(await read(bytes, 3)).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', 'é'] },
      ],
      encoding: 'UTF-8',
      separator: ';',
      hash: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    });
  });

  test('comes in batches of 500 rows', async () => {
    const { batches } = readFile(chunksOf(Buffer.from('a,b\n'.repeat(1_200)), 100_000));
    const sizes: number[] = [];
    for await (const batch of batches) sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 200]);
  });

  test('written by this product is read as it was, beyond the first piece', async () => {
    const written = Array.from({ length: 3_000 }, (_, index) => [
      `order ${index}`,
      `rue "de l'Abbaye", ${index}\r\n東京 €`,
    ]);
    const { rows } = await read(Buffer.from(`\uFEFF${written.map(csvLine).join('')}`), 777);
    expect(rows.map(({ cells }) => cells)).toEqual(written);
    expect(rows.map(({ line }) => line)).toEqual(written.map((_, index) => 1 + 2 * index));
  });
});

describe('an unreadable file', () => {
  test.each([
    ['nothing', '', 'This file is empty.'],
    ['only a mark', '\uFEFF', 'This file is empty.'],
    ['only blank rows', '\r\n , \r\n,,\r\n', 'This file is empty.'],
    ['a damaged archive', Buffer.from('PK\x03\x04\x14\0\x06\0'), 'can’t be read'],
    ['an old Excel workbook', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'an old or encrypted Excel'],
    ['a PDF document', '%PDF-1.7\n', 'a PDF document'],
    ['a compressed file', Buffer.from('1F8B0800', 'hex'), 'compressed'],
    ['a picture', Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'), 'contains no text'],
    ['a NUL byte', '\0', 'contains no text'],
    ['a few NUL bytes', '\0\0\0', 'contains no text'],
    ['a list in JSON', '\uFEFF[\n  {"id": 1, "name": "Ann"}\n]\n', 'This is JSON'],
    ['lists in JSON', '[["id","name"],[1,"Ann"]]', 'This is JSON'],
    ['an object in JSON', '{ "orders": [{"id": 1}] }', 'This is JSON'],
    ['nothing in JSON', '[]', 'This is JSON'],
    ['lines in JSON', Buffer.from('{"id":1}\n{"id":2}\n', 'utf16le'), 'This is JSON'],
    ['a web page', '\n<!DOCTYPE html>\n<table>', 'a web page'],
    ['XML', '<?xml version="1.0"?>\n<Workbook>', 'XML'],
    ['zeros after some text', `a,b\n${'1,2\n'.repeat(50)}1,\0\n`, 'contains no text'],
  ])('is refused if it contains %s', async (_, bytes, text) => {
    await expect(read(bytes)).rejects.toMatchObject(reason(text));
  });

  test.each(['[Order ID],[Name]\n1,Ann\n', '{id},{name}\n1,Ann\n', '"{""id"": 1}",Ann\n2,Bo\n'])(
    'is not a table that only resembles JSON: %j',
    async (text) => expect((await read(text)).rows).toHaveLength(2),
  );

  test('is refused if it is a single line of ten megabytes, without being read to its end', async () => {
    for (const text of ['1,Ann,Köln,', 'x', '"x""']) {
      let taken = 0;
      async function* line() {
        for (; taken < 160; taken += 1) yield Buffer.from(text.repeat(65_536 / text.length));
      }
      const { batches } = readFile(line());
      await expect(batches.next()).rejects.toMatchObject({
        details: {
          reason:
            'The row that starts on line 1 has more than 200,000 characters. Each order needs a line of its own.',
        },
      });
      expect(taken).toBeLessThan(20);
    }
  });

  test('is not a file that only starts with the letters of a compressed file', async () => {
    expect((await read('PK,Name\n1,Ann\n')).rows).toHaveLength(2);
  });

  test('is refused with the line of an unclosed quote, without being read to its end', async () => {
    let taken = 0;
    async function* endless() {
      yield Buffer.from('a,b\n1,"2\n');
      for (; ; taken += 1) yield Buffer.from('1,2\n'.repeat(10_000));
    }
    const { batches } = readFile(endless());
    const reading = (async () => {
      for await (const batch of batches) expect(batch.length).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toMatchObject(reason('starts on line 2'));
    expect(taken).toBeLessThan(20);
  });

  test('has no outcome', async () => {
    const { batches, outcome } = readFile(chunksOf(Buffer.from('a,b\n'.repeat(1_200))));
    expect(outcome).toThrow('has not been read');
    await batches.next();
    expect(outcome).toThrow('has not been read');
  });
});

describe('the source of a file', () => {
  test('may fail, and its error passes through', async () => {
    const failure = new Error('the connection was lost');
    async function* failing() {
      yield Buffer.from('a,b\n');
      throw failure;
    }
    await expect(readFile(failing()).batches.next()).rejects.toBe(failure);
  });

  test('is closed when the caller stops reading rows', async () => {
    let isEnded = false;
    async function* source() {
      try {
        for (;;) yield Buffer.from('a,b\n'.repeat(10_000));
      } finally {
        await pause(1);
        isEnded = true;
      }
    }
    for await (const batch of readFile(source()).batches) {
      expect(batch).toHaveLength(500);
      break;
    }
    expect(isEnded).toBe(true);
  });

  test('is read only as fast as rows are', async () => {
    let given = 0;
    async function* source() {
      for (;;) {
        given += 1;
        yield Buffer.from('a,b\n'.repeat(16_384));
      }
    }
    const { batches } = readFile(source());
    await batches.next();
    await pause(5);
    expect(given).toBe(1);
    await batches.return(undefined);
  });

  test('may have a million rows, in the memory of a few', async () => {
    async function* million() {
      for (let from = 0; from < 1_000_000; from += 4_000) {
        const lines = Array.from({ length: 4_000 }, (_, index) => `${from + index},a\n`);
        yield Buffer.from(lines.join(''));
      }
    }
    const before = heldBytes();
    let [rows, most, last] = [0, 0, 0];
    for await (const batch of readFile(million()).batches) {
      rows += batch.length;
      last = batch.at(-1)!.line;
      if (rows % 200_000 === 0) most = Math.max(most, heldBytes());
    }
    expect([rows, last]).toEqual([1_000_000, 1_000_000]);
    expect(most).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(10_000_000);
  });
});

/** Heap in use, in bytes. Collects garbage first, which V8 otherwise does at a time of its own choosing. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
