import { existsSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { TABLES, type Table } from '@/lib/db/copy';
import type { Raw, Row } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { recordAccounts } from '@/lib/audit-log/integrity/record-accounts';
import { markDelivered } from '@/lib/orders/mutations';
import { newPostgresDatabase } from '@/scripts/lib/postgres-database';
import { insertRow, stored } from '@/scripts/lib/rows';
import { copyDatabase } from '@/scripts/lib/copy-database';
import { databaseName } from '@/scripts/lib/database';
import { logIn } from '@/tests/support/accounts';
import { runCommand } from '@/tests/support/command';
import { newOlderDatabase } from '@/tests/support/copies';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFileUrl } from '@/tests/support/folders';
import { generateLog } from '@/tests/support/generated-log';
import { newOrder, seen } from '@/tests/support/orders';
import { administratorUrl } from '@/tests/support/raw';
import { findOrdersByText } from '@/tests/support/search-index';
import { tamperings } from '@/tests/support/tamperings';

const TIME = /^(at|expires|emailVerified|\w+At)$/;

/** Every row of every table, in SQLite's notation. */
async function everything(raw: Raw): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {};
  for (const table of TABLES) {
    const rows = await raw.rows<Row>(`SELECT * FROM "${table}" ORDER BY 1`);
    found[table] = raw.engine === 'sqlite' ? rows : rows.map(inNotationOfSqlite);
  }
  return found;
}

function inNotationOfSqlite(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => {
    if (typeof value === 'boolean') return [name, Number(value)];
    const isTime = typeof value === 'string' && TIME.test(name);
    return [name, isTime ? stored(new Date(`${value.replace(' ', 'T')}Z`)) : value];
  });
  return Object.fromEntries(entries);
}

/** A SQLite database with orders and their log. */
async function newSource(orders = 3): Promise<string> {
  const url = newFileUrl();
  await withRaw(url, 'write', async (raw) => {
    await upgrade(raw);
    await generateLog(raw, { orders });
  });
  return url;
}

/** A PostgreSQL database without tables. */
function newTarget() {
  return newPostgresDatabase(inject('adminUrl'), { empty: true });
}

async function tablesOf(url: string): Promise<unknown[]> {
  const sql = `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  return withRaw(url, 'read', (raw) => raw.rows(sql));
}

describe.runIf(engine === 'postgresql')('copying a SQLite database to PostgreSQL', () => {
  test('knows every table', async () => {
    const tables = await tablesOf(ownerUrl);
    expect(tables).toHaveLength(TABLES.length + 1);
    expect(tables).toEqual(
      expect.arrayContaining([...TABLES, '_prisma_migrations'].map((tablename) => ({ tablename }))),
    );
  });

  test('copies every row unchanged, and the application can use the copy', async () => {
    const url = newFileUrl();
    const demo = await runCommand(url, 'demo');
    const [, username, password] = /username (\S+) and the password (\S+)/.exec(demo.output)!;
    const source = await withRaw(url, 'write', async (raw) => {
      const expires = stored(new Date('2026-11-22T12:00:00.007Z'));
      await insertRow(raw, 'VerificationToken', { identifier: 'ann', token: 'a', expires });
      const [user] = await raw.rows<{ id: string }>('SELECT "id" FROM "User"');
      const account = { provider: 'example', providerAccountId: 'ann', type: 'oidc' };
      await insertRow(raw, 'Account', { ...account, userId: user!.id, expires_at: 1_800_000_000 });
      const changed = stored(new Date('2026-03-29T01:30:00.120Z'));
      await raw.run(`UPDATE "User" SET "email" = 'ann@example.com', "emailVerified" = $1`, [
        changed,
      ]);
      await recordAccounts(raw);
      return everything(raw);
    });

    const { code, output } = await runCommand(url, 'db-copy', url, ownerUrl);
    expect(output).toContain('Workspace: 1\nUser: 1\nSession: 0\nAccount: 1\nVerificationToken: 1');
    expect(output).toMatch(
      /Log: \d+\nCopied and verified all rows\. Every log ends with the same entry\.\n$/,
    );
    expect(code).toBe(0);
    expect(await withRaw(ownerUrl, 'read', everything)).toEqual(source);

    const actor = await logIn(username!, password);
    await markDelivered(actor, seen(await newOrder(actor, { senderName: 'Quicksilver' })));
    expect(await tamperings()).toEqual([]);
    const sql = 'SELECT count(*)::int AS texts, max("key") AS newest FROM "OrderText"';
    const texts = source.OrderText!.length + 1;
    await withRaw(ownerUrl, 'read', async (raw) => {
      expect(await raw.rows(sql)).toEqual([{ texts, newest: texts }]);
      expect(await findOrdersByText(raw, 'quicksilver')).toHaveLength(1);
    });
  });

  test('leaves nothing when it is interrupted, and can be repeated', async () => {
    const source = await newSource(600);
    const { ownerUrl: target } = await newTarget();
    const cut = (table: Table) =>
      withRaw(administratorUrl(target), 'write', async (raw) => {
        if (table !== 'Log') return;
        await raw.rows(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
      });
    await expect(copyDatabase(source, target, cut)).rejects.toThrow('does not answer');
    expect(await tablesOf(target)).toEqual([]);
    expect(await copyDatabase(source, target)).toMatchObject({ Workspace: 3, Log: 2_000 });
  });
});

describe.runIf(engine === 'postgresql')('nothing is copied', () => {
  /** Expects this message, and a target without tables. */
  async function expectRefused(source: string, sentence: string): Promise<void> {
    const { ownerUrl: target } = await newTarget();
    await expect(copyDatabase(source, target)).rejects.toThrow(sentence);
    expect(await tablesOf(target)).toEqual([]);
  }

  test('without two URLs, or in the other direction', async () => {
    expect(await runCommand(ownerUrl, 'db-copy', newFileUrl())).toEqual({
      code: 1,
      output:
        'Name both databases, as in npm run db:copy -- file:./data/oms.db postgresql://owner:password@host/database\n',
    });
    const [file, server] = [newFileUrl(), ownerUrl];
    for (const [from, to] of [
      [server, file],
      [file, file],
      [file, 'postgresql://a b'],
    ] as const) {
      await expect(copyDatabase(from, to)).rejects.toThrow(
        'Name an embedded database (file:…) to copy from, then one on PostgreSQL (postgresql://…) to copy to.',
      );
    }
  });

  test('from a missing database, which is not created', async () => {
    const url = newFileUrl();
    await expectRefused(url, `The database ${databasePath(url)} does not exist: name another one.`);
    expect(existsSync(databasePath(url))).toBe(false);
  });

  test('while another process uses the SQLite database', async () => {
    const source = await newSource();
    await withRaw(source, 'read', async (raw) => {
      await raw.rows('SELECT 1 FROM "Log"');
      await expectRefused(source, `The database ${databasePath(source)} is in use: stop`);
    });
  });

  test('from a database that does not verify', async () => {
    const source = await newSource();
    await withRaw(source, 'write', (raw) => raw.execute('DROP TRIGGER "Log_delete_guard"'));
    await expectRefused(
      source,
      `The database ${databasePath(source)} does not verify (guard: Log_delete_guard is missing`,
    );
  });

  test('from a database of an earlier version', async () => {
    const source = await newOlderDatabase();
    await expectRefused(source, 'is older than this version');
  });

  test('into a database that has rows, or tables of another program', async () => {
    const source = await newSource();
    const { ownerUrl: used } = await newPostgresDatabase(inject('adminUrl'));
    const { ownerUrl: foreign } = await newTarget();
    await withRaw(used, 'write', (raw) =>
      insertRow(raw, 'VerificationToken', { identifier: 'a', token: 'b', expires: '2026-01-01' }),
    );
    await withRaw(foreign, 'write', (raw) => raw.execute('CREATE TABLE "Song" ("title" TEXT)'));
    for (const target of [used, foreign]) {
      await expect(copyDatabase(source, target)).rejects.toThrow(
        `The database ${databaseName(target)} is not empty: name an empty one.`,
      );
    }
    const counts = await withRaw(used, 'read', (raw) => raw.rows('SELECT 1 FROM "Workspace"'));
    expect(counts).toEqual([]);
  });

  test('as someone who does not own the target', async () => {
    const { applicationUrl } = await newPostgresDatabase(inject('adminUrl'));
    await expect(copyDatabase(await newSource(), applicationUrl)).rejects.toThrow(
      `The database ${databaseName(applicationUrl)} can be filled only by its owner: use that user in the address.`,
    );
  });
});
