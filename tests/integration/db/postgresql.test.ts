import { describe, expect, test } from 'vitest';
import { db, transaction, type Tx } from '@/lib/db/client';
import type { Raw } from '@/lib/db/engine';
import { assertReady } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { assertServer } from '@/lib/db/postgresql/settings';
import { withRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { engine, ownerUrl } from '@/tests/support/database';
import { newDatabase, newDatabaseUrl } from '@/tests/support/folders';
import { administratorUrl, rawConnection } from '@/tests/support/raw';

describe('the durability settings of a server', () => {
  const safe = { fsync: 'on', full_page_writes: 'on', server_encoding: 'UTF8' };

  test('are accepted', () => expect(() => assertServer(safe)).not.toThrow());

  test.each([
    [{ fsync: 'off' }, 'fsync=off instead of on'],
    [{ full_page_writes: 'off' }, 'full_page_writes=off instead of on'],
    [{ server_encoding: 'SQL_ASCII' }, 'server_encoding=SQL_ASCII instead of UTF8'],
    [{ fsync: undefined }, 'fsync=undefined instead of on'],
  ])('are refused when they are weaker: %j', (weaker, found) => {
    expect(() => assertServer({ ...safe, ...weaker })).toThrow(
      `The database server runs with ${found}, which could lose data: change it there and start again.`,
    );
  });
});

describe.runIf(engine === 'postgresql')('a connection to a server', () => {
  const shared = {
    synchronous_commit: 'on',
    TimeZone: 'UTC',
    search_path: 'public,pg_temp',
    idle_in_transaction_session_timeout: '60000',
  };
  const reading = { ...shared, default_transaction_read_only: 'on' };
  const writing = { ...shared, default_transaction_read_only: 'off' };

  type Setting = { name: string; setting: string };
  const byName = (rows: Setting[]) =>
    Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const names = Object.keys(reading);
  const ofPrisma = async (client: Pick<Tx, '$queryRaw'>) =>
    byName(
      await client.$queryRaw`SELECT name, setting FROM pg_settings WHERE name = ANY(${names})`,
    );
  const ofRaw = async (raw: Raw) =>
    byName(await raw.rows(`SELECT name, setting FROM pg_settings WHERE name = ANY($1)`, [names]));

  test('has our settings, whatever those of its role', async () => {
    const weaker = {
      synchronous_commit: 'off',
      TimeZone: `'Asia/Kathmandu'`,
      search_path: `''`,
      idle_in_transaction_session_timeout: '0',
    };
    const administrator = await rawConnection(administratorUrl());
    const database = new URL(ownerUrl).pathname.slice(1);
    for (const [name, value] of Object.entries(weaker)) {
      const role = `ALTER ROLE order_desk IN DATABASE ${database}`;
      await administrator.execute(`${role} SET ${name} = ${value}`);
    }
    const { DATABASE_URL } = env();
    expect(await ofPrisma(db())).toEqual(reading);
    expect(await transaction(ofPrisma)).toEqual(writing);
    expect(await withRaw(DATABASE_URL, 'read', ofRaw)).toEqual(reading);
    expect(await withRaw(DATABASE_URL, 'write', ofRaw)).toEqual(writing);
    await assertReady(DATABASE_URL);
  });

  test('ignores a schema named like its role', async () => {
    const url = await newDatabaseUrl();
    const administrator = await rawConnection(administratorUrl(url));
    await administrator.execute('CREATE SCHEMA order_desk_owner AUTHORIZATION order_desk_owner');
    await upgrade(await newDatabase(url));
    await assertReady(url);
  });
});
