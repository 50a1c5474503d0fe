import { expect, test } from 'vitest';
import { fileResponse } from '@/lib/exports/response';
import { fileTexts, type Table } from '@/lib/exports/table';

type Letter = { letter: string; number: number };

const table: Table<Letter> = {
  columns: [
    ['Letter', ({ letter }) => letter],
    ['Number', ({ number }) => number],
  ],
  object: (row) => row,
};

/** Three slices, with a record of how many were pulled and whether the source was closed. */
function letters() {
  const record = { pulled: 0, isClosed: false };
  async function* slices(): AsyncGenerator<Letter[]> {
    try {
      for (const letter of ['a', 'b', 'c']) {
        record.pulled += 1;
        yield [{ letter, number: record.pulled }];
      }
    } finally {
      record.isClosed = true;
    }
  }
  return { record, slices };
}

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of texts) text += part;
  return text;
}

test('a CSV file begins with the byte order mark and the column names', async () => {
  const text = await textOf(fileTexts('csv', table, letters().slices()));
  expect(text).toBe('\uFEFFLetter,Number\r\na,1\r\nb,2\r\nc,3\r\n');
});

test('a JSON Lines file has one object per line', async () => {
  const text = await textOf(fileTexts('jsonl', table, letters().slices()));
  expect(text).toBe(
    '{"letter":"a","number":1}\n{"letter":"b","number":2}\n{"letter":"c","number":3}\n',
  );
});

const file = { name: 'letters.csv', contentType: 'text/csv' };

test('the next slice is pulled only when the previous one was consumed', async () => {
  const { record, slices } = letters();
  const reader = fileResponse(fileTexts('jsonl', table, slices()), file).body!.getReader();
  expect(record.pulled).toBe(0);
  await reader.read();
  expect(record.pulled).toBe(1);
  await reader.read();
  expect(record.pulled).toBe(2);
});

test('nothing more is read when the client has left', async () => {
  const { record, slices } = letters();
  const reader = fileResponse(fileTexts('jsonl', table, slices()), file).body!.getReader();
  await reader.read();
  await reader.cancel();
  expect(record).toEqual({ pulled: 1, isClosed: true });
});

test('an error breaks the file off instead of ending it normally', async () => {
  async function* failing(): AsyncGenerator<string> {
    yield 'first';
    throw new Error('lost');
  }
  await expect(fileResponse(failing(), file).text()).rejects.toThrow('lost');
});
