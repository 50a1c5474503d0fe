import { describe, expect, test } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { inTransaction, openRaw, snapshot, withRaw } from '@/lib/db/raw';
import { engine } from '@/tests/support/database';
import { newDatabase, newDatabaseUrl } from '@/tests/support/folders';

/** Two connections to a database with one table of numbers. */
async function numbers(...values: number[]) {
  const url = await newDatabaseUrl();
  const [raw, other] = [await newDatabase(url), await newDatabase(url)];
  await raw.execute('CREATE TABLE "N" ("n" INTEGER NOT NULL, "text" TEXT)');
  for (const value of values) await insert(raw, value);
  return { url, raw, other };
}

function insert(raw: Raw, value: number): Promise<number> {
  return raw.run('INSERT INTO "N" VALUES ($1, $2)', [value, `it's ${value}`]);
}

async function all(raw: Raw): Promise<number[]> {
  return (await raw.rows<{ n: number }>('SELECT "n" FROM "N" ORDER BY "n"')).map(({ n }) => n);
}

describe('a plain connection', () => {
  test('accepts numbered parameters, each used any number of times', async () => {
    const { raw } = await numbers(1, 2, 3);
    const rows = await raw.rows(
      'SELECT "n", "text" FROM "N" WHERE "n" = $2 OR ("n" > $1 AND "n" > $2) ORDER BY "n"',
      [1, 2],
    );
    expect(rows).toEqual([
      { n: 2, text: `it's 2` },
      { n: 3, text: `it's 3` },
    ]);
  });

  test('returns how many rows a statement changed', async () => {
    const { raw } = await numbers(1, 2, 3);
    expect(await raw.run('UPDATE "N" SET "text" = $1 WHERE "n" > $2', ['', 1])).toBe(2);
    expect(await raw.run('DELETE FROM "N"')).toBe(3);
    expect(await raw.rows('DELETE FROM "N"')).toEqual([]);
  });

  test('for reading does not write', async () => {
    const { url } = await numbers(1);
    const reading = await openRaw(url, 'read');
    await expect(insert(reading, 2)).rejects.toThrow(/readonly database|read-only transaction/);
    expect(await all(reading)).toEqual([1]);
    await reading.close();
  });

  test('is closed whether its callback succeeds or fails', async () => {
    const { url } = await numbers(1);
    const kept: Raw[] = [];
    const failing = withRaw(url, 'write', async (raw) => {
      kept.push(raw);
      throw new Error('fault');
    });
    await expect(failing).rejects.toThrow('fault');
    await expect(all(kept[0]!)).rejects.toThrow(/not open|closed/);
  });
});

describe('a transaction on it', () => {
  test('is visible as a whole once it is committed, and not before', async () => {
    const { raw, other } = await numbers();
    const answer = await inTransaction(raw, async () => {
      await insert(raw, 1);
      await insert(raw, 2);
      expect(await all(other)).toEqual([]);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await all(other)).toEqual([1, 2]);
  });

  test('leaves nothing when it fails, and the connection can be used again', async () => {
    const { raw, other } = await numbers();
    const failing = inTransaction(raw, async () => {
      await insert(raw, 1);
      await raw.run('INSERT INTO "N" VALUES (NULL, NULL)');
    });
    await expect(failing).rejects.toThrow(/not.null/i);
    expect(await all(other)).toEqual([]);
    await insert(raw, 2);
    expect(await all(other)).toEqual([2]);
  });
});

describe('a transaction or a snapshot inside another one', () => {
  test('joins it: committed with it, and rolled back with it', async () => {
    const { raw, other } = await numbers();
    const failing = inTransaction(raw, async () => {
      await inTransaction(raw, () => insert(raw, 1));
      expect(await snapshot(raw, () => all(raw))).toEqual([1]);
      expect(await all(other)).toEqual([]);
      throw new Error('fault');
    });
    await expect(failing).rejects.toThrow('fault');
    expect(await all(raw)).toEqual([]);
    await inTransaction(raw, () => insert(raw, 2));
    expect(await all(other)).toEqual([2]);
  });
});

describe('a snapshot', () => {
  test('stays as it is while others write', async () => {
    const { raw, other } = await numbers(1);
    await snapshot(raw, async () => {
      expect(await all(raw)).toEqual([1]);
      await insert(other, 2);
      expect(await all(raw)).toEqual([1]);
    });
    expect(await all(raw)).toEqual([1, 2]);
  });

  test('streams a large result in batches, in order, and as of its start', async () => {
    const { raw, other } = await numbers();
    const values = Array.from({ length: 1_201 }, (_, index) => index);
    await inTransaction(raw, async () => {
      for (const value of values) await insert(raw, value);
    });
    const batches: number[][] = [];
    await snapshot(raw, async () => {
      const sql = 'SELECT "n" FROM "N" WHERE "n" >= $1 ORDER BY "n"';
      for await (const rows of raw.batches<{ n: number }>(sql, [1])) {
        batches.push(rows.map(({ n }) => n));
        await insert(other, 10_000);
      }
      for await (const rows of raw.batches(sql, [5_000])) batches.push(rows.map(() => -1));
    });
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(batches.flat()).toEqual(values.slice(1));
  });
});

test.runIf(engine === 'postgresql')('a time is text without a time zone', async () => {
  const { raw } = await numbers();
  const [row] = await raw.rows(`SELECT TIMESTAMP '2026-03-29 02:30:00.120' AS "at"`);
  expect(row).toEqual({ at: '2026-03-29 02:30:00.12' });
});
