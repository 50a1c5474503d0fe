import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { insertRow } from '@/scripts/lib/rows';
import { restore } from '@/scripts/lib/restore';
import { runCommand } from '@/tests/support/command';
import { newBackup } from '@/tests/support/copies';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents } from '@/tests/support/raw';

const read = <T>(url: string, work: (raw: Raw) => Promise<T>) => withRaw(url, 'read', work);
const write = (file: string, work: (raw: Raw) => Promise<unknown>) =>
  withRaw(`file:${file}`, 'write', work);

/** New files next to the test's database, except those of SQLite. */
function newFiles(): string[] {
  const file = databasePath(ownerUrl);
  const own = ['', '-shm', '-wal'].map((suffix) => path.basename(file) + suffix);
  return readdirSync(path.dirname(file)).filter(
    (name) => name.startsWith(own[0]!) && !own.includes(name),
  );
}

/** Expects this message, an unchanged database, and no new files. */
async function expectUnchanged(file: string, sentence: string): Promise<void> {
  const before = await read(ownerUrl, contents);
  await expect(restore(ownerUrl, file)).rejects.toThrow(sentence);
  expect(await read(ownerUrl, contents)).toEqual(before);
  expect(newFiles()).toEqual([]);
}

describe.runIf(engine === 'sqlite')('nothing is restored', () => {
  beforeEach(() => disconnect());

  test('while another process uses the database', async () => {
    const backup = await newBackup();
    await db().workspace.findFirst();
    expect(await runCommand(ownerUrl, 'restore', backup)).toEqual({
      code: 1,
      output: `The database ${databasePath(ownerUrl)} is in use: stop the application and whatever else has it open, then restore again.\n`,
    });
    await expectUnchanged(backup, 'is in use');
    await newActor();
  });

  test('without a file name, or from a missing file', async () => {
    expect(await runCommand(ownerUrl, 'restore')).toEqual({
      code: 1,
      output: 'Name the backup to restore, as in npm run restore -- /mnt/backup/oms.db\n',
    });
    await expectUnchanged('missing.db', 'The file missing.db does not exist: name another backup.');
  });

  test('from the database itself, also under another name', async () => {
    const link = path.join(newFolder(), 'link.db');
    linkSync(databasePath(ownerUrl), link);
    await expectUnchanged(link, `${link} is the database itself: name the backup to restore.`);
  });

  test('from a file that is not a database, or a foreign one', async () => {
    const file = path.join(newFolder(), 'backup.db');
    const foreign = `The backup ${file} is not an Order desk database: name another one.`;
    writeFileSync(file, 'This is a text. '.repeat(1_000));
    await expectUnchanged(file, `The backup ${file} is not a SQLite database: name another file.`);
    writeFileSync(file, '');
    await expectUnchanged(file, foreign);
    await write(file, (raw) => raw.execute('CREATE TABLE "Song" ("title" TEXT)'));
    await expectUnchanged(file, foreign);
    rmSync(file);
    mkdirSync(file);
    await expectUnchanged(file, `The file ${file} does not exist: name another backup.`);
  });

  test('from a backup that is damaged', async () => {
    for (let number = 0; number < 20; number++) await newOrder(await newActor());
    await disconnect();
    const file = await newBackup();
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    await expectUnchanged(file, `The backup ${file} is damaged`);
    const broken = Buffer.from(whole);
    // A page of a table or an index.
    broken.fill(0xff, 4096 * 12, 4096 * 13);
    writeFileSync(file, broken);
    await expectUnchanged(file, `The backup ${file} is damaged`);
  });

  test('from a backup that was tampered with', async () => {
    await newOrder(await newActor());
    await disconnect();
    const forged = await newBackup();
    await write(forged, async (raw) => {
      const [guard] = await raw.rows<{ sql: string }>(
        `SELECT sql FROM sqlite_master WHERE name = 'Order_update_guard'`,
      );
      await raw.execute('DROP TRIGGER "Order_update_guard"');
      await raw.execute(`UPDATE "Order" SET "recipientName" = 'Mallory'`);
      await raw.execute(guard!.sql);
    });
    await expectUnchanged(forged, `The backup ${forged} does not verify (workspace `);
    const unguarded = await newBackup();
    await write(unguarded, (raw) => raw.execute('DROP TRIGGER "Order_update_guard"'));
    await expectUnchanged(
      unguarded,
      `The backup ${unguarded} does not verify (guard: Order_update_guard is missing, altered or unknown): run npm run log:verify for details.`,
    );
  });

  test('from a backup of a newer version', async () => {
    const file = await newBackup();
    await write(file, (raw) =>
      insertRow(raw, '_prisma_migrations', { id: 'x', checksum: 'x', migration_name: '3_future' }),
    );
    await expectUnchanged(
      file,
      `The backup ${file} comes from a newer version (it has the migration 3_future): start that version, or restore an older backup.`,
    );
  });

  test('to PostgreSQL, which has its own command', async () => {
    await expect(restore('postgresql://ann:secret@db.example/oms', 'oms.dump')).rejects.toThrow(
      'The database oms on db.example is on PostgreSQL: use its own command instead, pg_restore oms.dump --dbname postgresql://ann@db.example/oms (see docs/operations.md).',
    );
  });
});
