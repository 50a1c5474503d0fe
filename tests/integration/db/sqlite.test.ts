import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { openRaw } from '@/lib/db/raw';
import { sqliteFactory } from '@/lib/db/sqlite/adapter';
import { assertDurable, databasePath } from '@/lib/db/sqlite/durable';
import { env } from '@/lib/env';
import { engine } from '@/tests/support/database';
import { newDatabase, newFileUrl, newFolder } from '@/tests/support/folders';

const durable = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' };

describe('the durability settings', () => {
  test('are accepted', () => expect(() => assertDurable(durable)).not.toThrow());

  test.each([
    { journal_mode: 'delete' },
    { journal_mode: 'memory' },
    { synchronous: '1' },
    { synchronous: '0' },
    { foreign_keys: '0' },
  ])('are refused when they are weaker: %j', (weaker) => {
    const [[name, value]] = Object.entries(weaker) as [[keyof typeof durable, string]];
    expect(() => assertDurable({ ...durable, ...weaker })).toThrow(
      `The database runs with ${name}=${value} instead of ${durable[name]}, which could lose changes: keep the file on a local disk and start again.`,
    );
  });

  test.runIf(engine === 'sqlite')('hold on the reader and on the writer', async () => {
    const [mode] = await db().$queryRaw<unknown[]>`PRAGMA journal_mode`;
    const [sync] = await db().$queryRaw<unknown[]>`PRAGMA synchronous`;
    expect([mode, sync]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2n }]);
    const written = await transaction(async (tx) => [
      await tx.$queryRaw`PRAGMA journal_mode`,
      await tx.$queryRaw`PRAGMA synchronous`,
      await tx.$queryRaw`PRAGMA foreign_keys`,
    ]);
    expect(written).toEqual([
      [{ journal_mode: 'wal' }],
      [{ synchronous: 2n }],
      [{ foreign_keys: 1n }],
    ]);
  });
});

describe('a file opened for setup', () => {
  test('is the path in the URL', () => {
    expect(databasePath('file:./data/oms.db')).toBe('./data/oms.db');
    expect(databasePath('file:/var/lib/file:oms.db')).toBe('/var/lib/file:oms.db');
  });

  test('is created with its folders, and has the same settings', async () => {
    const file = path.join(newFolder(), 'a', 'b', 'test.db');
    const raw = await newDatabase(`file:${file}`);
    expect(existsSync(file)).toBe(true);
    expect(await raw.rows('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await raw.rows('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await raw.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  test('is not created for reading', async () => {
    const url = newFileUrl();
    await expect(openRaw(url, 'read')).rejects.toThrow(/unable to open database file/);
    expect(existsSync(databasePath(url))).toBe(false);
  });
});

describe('the connections of the application', () => {
  test.each(['reader', 'writer'] as const)('never create a database: %s', async (purpose) => {
    const url = newFileUrl();
    await expect(sqliteFactory(url, purpose).connect()).rejects.toThrow();
    expect(existsSync(databasePath(url))).toBe(false);
  });

  test('refuse a database that does not keep a write-ahead log', async () => {
    const url = newFileUrl();
    const raw = await newDatabase(url);
    await raw.execute('PRAGMA journal_mode = DELETE; CREATE TABLE "T" ("id" TEXT)');
    await expect(sqliteFactory(url, 'reader').connect()).rejects.toThrow(/journal_mode=delete/);
  });

  test.runIf(engine === 'sqlite')(
    'leave changes in the write-ahead log of the named file',
    async () => {
      await transaction((tx) => tx.verificationToken.deleteMany());
      expect(statSync(`${databasePath(env().DATABASE_URL)}-wal`).isFile()).toBe(true);
    },
  );
});
