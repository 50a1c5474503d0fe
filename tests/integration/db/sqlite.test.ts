import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { assertDurable, databasePath, openDatabase, sqliteFactory } from '@/lib/db/sqlite';
import { env } from '@/lib/env';
import { newDatabase, newDatabaseUrl, newFolder } from '@/tests/support/folders';

const durable = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' };

describe('the settings that keep what was acknowledged', () => {
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

  test('hold on the reader and on the writer', async () => {
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

describe('opening a database for set-up work', () => {
  test('takes the path out of the url', () => {
    expect(databasePath('file:./data/oms.db')).toBe('./data/oms.db');
    expect(databasePath('file:/var/lib/file:oms.db')).toBe('/var/lib/file:oms.db');
  });

  test('makes the file and its folders, with the same settings', () => {
    const file = path.join(newFolder(), 'a', 'b', 'test.db');
    const database = newDatabase(`file:${file}`);
    expect(existsSync(file)).toBe(true);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

describe('the connections of the application', () => {
  test.each(['reader', 'writer'] as const)('never make a database: %s', async (purpose) => {
    const url = newDatabaseUrl();
    await expect(sqliteFactory(url, purpose).connect()).rejects.toThrow();
    expect(existsSync(databasePath(url))).toBe(false);
  });

  test('refuse a database that does not keep a write-ahead log', async () => {
    const url = newDatabaseUrl();
    const database = openDatabase(url);
    database.pragma('journal_mode = DELETE');
    database.exec('CREATE TABLE "T" ("id" TEXT)');
    database.close();
    await expect(sqliteFactory(url, 'reader').connect()).rejects.toThrow(/journal_mode=delete/);
  });

  test('leave changes in the write-ahead log of the file that was named', async () => {
    await transaction((tx) => tx.verificationToken.deleteMany());
    expect(statSync(`${databasePath(env().DATABASE_URL)}-wal`).isFile()).toBe(true);
  });
});
