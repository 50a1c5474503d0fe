import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate as yieldEventLoop } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { backUp } from '@/scripts/lib/backup';
import { runCommand } from '@/tests/support/command';
import { FIRST, newOlderDatabase } from '@/tests/support/copies';
import { engine, ownerUrl } from '@/tests/support/database';
import { newDatabase, newFileUrl, newFolder } from '@/tests/support/folders';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents } from '@/tests/support/raw';

const read = <T>(file: string, work: Parameters<typeof withRaw<T>>[2]) =>
  withRaw(`file:${file}`, 'read', work);

describe.runIf(engine === 'sqlite')('a backup', () => {
  test('contains every acknowledged change, while others keep writing', async () => {
    const actor = await newActor();
    const before = await Promise.all(Array.from({ length: 20 }, () => newOrder(actor)));
    const file = path.join(newFolder(), 'oms.db');
    const command = runCommand(ownerUrl, 'backup', file);
    let isRunning = true;
    const writing = (async () => {
      while (isRunning) {
        await newOrder(actor);
        await yieldEventLoop();
      }
    })();
    const { code, output } = await command;
    isRunning = false;
    await writing;

    expect(output).toMatch(
      /^Backed up .+ to .+\/oms\.db: 1 workspace, [\d,]+ orders and [\d,]+ log entries, all verified, [\d,]+ kB\.\n$/,
    );
    expect(code).toBe(0);
    const kept = await read(file, async (raw) => ({
      ids: (await raw.rows<{ id: string }>('SELECT "id" FROM "Order"')).map(({ id }) => id),
      report: await verifyDatabase(raw),
    }));
    expect(kept.ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    expect(kept.report).toMatchObject({ tamperings: [], orders: kept.ids.length });
  });

  test('has the same rows as the database, including hidden row IDs', async () => {
    const file = path.join(newFolder(), 'oms.db');
    await backUp(ownerUrl, file);
    expect(await read(file, contents)).toEqual(await withRaw(ownerUrl, 'read', contents));
  });

  test('is one file that only this user can read, and replaces an earlier one', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'oms.db');
    await backUp(ownerUrl, file);
    const actor = await newActor();
    await backUp(ownerUrl, file);
    expect(readdirSync(folder)).toEqual(['oms.db']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const users = await read(file, (raw) => raw.rows('SELECT "id" FROM "User"'));
    expect(users).toContainEqual({ id: actor.userId });
  });

  test('follows a link', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'disk'));
    symlinkSync(path.join(folder, 'disk', 'oms.db'), path.join(folder, 'latest.db'));
    await backUp(ownerUrl, path.join(folder, 'disk', 'oms.db'));
    await backUp(ownerUrl, path.join(folder, 'latest.db'));
    expect(readdirSync(path.join(folder, 'disk'))).toEqual(['oms.db']);
  });

  test('of an earlier version is verified, and not upgraded', async () => {
    const file = path.join(newFolder(), 'oms.db');
    expect(await backUp(await newOlderDatabase(), file)).toEqual({
      workspaces: 1,
      orders: 0,
      entries: 0,
    });
    const applied = 'SELECT migration_name AS name FROM "_prisma_migrations"';
    expect(await read(file, (copy) => copy.rows(applied))).toEqual([{ name: FIRST }]);
  });
});

describe.runIf(engine === 'sqlite')('no backup is written', () => {
  const database = databasePath(ownerUrl);

  test('without a file name', async () => {
    expect(await runCommand(ownerUrl, 'backup')).toEqual({
      code: 1,
      output: 'Name one file for the backup, as in npm run backup -- /mnt/backup/oms.db\n',
    });
  });

  test('over the database itself, under any name', async () => {
    const folder = newFolder();
    const links = [path.join(folder, 'symbolic.db'), path.join(folder, 'hard.db')] as const;
    symlinkSync(database, links[0]);
    linkSync(database, links[1]);
    const before = await withRaw(ownerUrl, 'read', contents);
    for (const file of [database, ...links, `${database}-wal`, `${database}-shm`]) {
      await expect(backUp(ownerUrl, file)).rejects.toThrow(
        `${file} is the database itself: name another file for the backup.`,
      );
    }
    expect(await withRaw(ownerUrl, 'read', contents)).toEqual(before);
  });

  test('over another file', async () => {
    const file = path.join(newFolder(), 'letter.txt');
    writeFileSync(file, 'Dear Ann, this is longer than a signature.');
    const sentence = `${file} already exists and is not a backup: move it away, or name another file.`;
    await expect(backUp(ownerUrl, file)).rejects.toThrow(sentence);
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear Ann/);
    await expect(backUp(ownerUrl, path.dirname(file))).rejects.toThrow('is not a backup');
  });

  test('to a missing folder, or below a file', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'file'), '');
    await expect(backUp(ownerUrl, path.join(folder, 'missing', 'oms.db'))).rejects.toThrow(
      'cannot be written because its folder does not exist: make the folder, or name another.',
    );
    await expect(backUp(ownerUrl, path.join(folder, 'file', 'oms.db'))).rejects.toThrow(
      'cannot be written because its folder is a file: name another folder.',
    );
  });

  test('of a missing database, which is not created', async () => {
    const url = newFileUrl();
    const file = path.join(newFolder(), 'oms.db');
    await expect(backUp(url, file)).rejects.toThrow(
      `The database ${databasePath(url)} does not exist: set DATABASE_URL to the one to back up, or create one with npm start.`,
    );
    expect(readdirSync(path.dirname(databasePath(url)))).toEqual([]);
  });

  test('of a database that does not verify; the earlier backup stays', async () => {
    const url = newFileUrl();
    const raw = await newDatabase(url);
    await upgrade(raw);
    const folder = newFolder();
    const file = path.join(folder, 'oms.db');
    await backUp(url, file);
    const earlier = readFileSync(file);
    await raw.execute('DROP TRIGGER "Log_delete_guard"');
    expect(await runCommand(url, 'backup', file)).toEqual({
      code: 1,
      output: `The copy of the database ${databasePath(url)} does not verify (guard: Log_delete_guard is missing, altered or unknown): run npm run log:verify for details.\n`,
    });
    expect(readdirSync(folder)).toEqual(['oms.db']);
    expect(readFileSync(file).equals(earlier)).toBe(true);
  });

  test('of a damaged or foreign database', async () => {
    const file = path.join(newFolder(), 'oms.db');
    const text = newFileUrl();
    writeFileSync(databasePath(text), 'This is a text. '.repeat(100));
    await expect(backUp(text, file)).rejects.toThrow(
      `The database ${databasePath(text)} is not a SQLite database: name another file.`,
    );
    const other = newFileUrl();
    await (await newDatabase(other)).execute('CREATE TABLE "Song" ("title" TEXT)');
    await expect(backUp(other, file)).rejects.toThrow('is not an Order desk database');
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test('of a PostgreSQL database, which has its own command', async () => {
    const url = 'postgresql://ann:secret@db.example:5433/oms';
    expect(await runCommand(url, 'backup', 'oms.dump')).toEqual({
      code: 1,
      output:
        'The database oms on db.example:5433 is on PostgreSQL: use its own command instead, pg_dump --format=custom --file=oms.dump postgresql://ann@db.example:5433/oms (see docs/operations.md).\n',
    });
  });
});
