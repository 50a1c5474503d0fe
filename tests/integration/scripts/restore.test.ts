import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { disconnect } from '@/lib/db/client';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { editOrder, markDelivered } from '@/lib/orders/mutations';
import { restore } from '@/scripts/lib/restore';
import { logIn, newAccount } from '@/tests/support/accounts';
import { runCommand } from '@/tests/support/command';
import { newBackup, newOlderDatabase } from '@/tests/support/copies';
import { engine, ownerUrl } from '@/tests/support/database';
import { newDatabase, newFileUrl, newFolder } from '@/tests/support/folders';
import { details, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents } from '@/tests/support/raw';
import { tamperings } from '@/tests/support/tamperings';

const read = <T>(url: string, work: (raw: Raw) => Promise<T>) => withRaw(url, 'read', work);

describe.runIf(engine === 'sqlite')('restoring', () => {
  beforeEach(() => disconnect());

  test('restores exactly the state of the backup, and keeps the previous database', async () => {
    const username = await newAccount();
    const actor = await logIn(username);
    const order = await newOrder(actor);
    const backup = await newBackup();
    const then = await read(ownerUrl, contents);

    await markDelivered(actor, seen(order));
    await newOrder(actor);
    await disconnect();
    const later = await read(ownerUrl, contents);

    const { code, output } = await runCommand(ownerUrl, 'restore', backup);
    const lines = output.split('\n');
    expect(lines[0]).toMatch(
      /^Restored .+ from .+backup\.db: 1 workspace, 1 order and 3 log entries, all verified\.$/,
    );
    const kept = /^The previous database is kept as (.+)$/.exec(lines[1] ?? '')?.[1];
    expect(code).toBe(0);
    expect(await read(ownerUrl, contents)).toEqual(then);
    expect(await read(`file:${kept}`, contents)).toEqual(later);

    // The application works with the restored state.
    const again = await logIn(username);
    await editOrder(again, { ...details, numberOfItems: 2, ...seen(order) });
    expect(await storedOrder(order)).toMatchObject({ version: 2, status: 'ONGOING' });
    expect(await tamperings()).toEqual([]);
  });

  test('can be undone by restoring the previous database', async () => {
    const backup = await newBackup();
    await newActor();
    await disconnect();
    const later = await read(ownerUrl, contents);
    const { kept } = await restore(ownerUrl, backup);
    expect(await read(ownerUrl, contents)).not.toEqual(later);
    await restore(ownerUrl, kept!);
    expect(await read(ownerUrl, contents)).toEqual(later);
  });

  test('creates a missing database, ignoring leftover files of an earlier one', async () => {
    const backup = await newBackup();
    const url = `file:${path.join(newFolder(), 'data', 'oms.db')}`;
    const file = databasePath(url);
    mkdirSync(path.dirname(file));
    const other = newFileUrl();
    const raw = await newDatabase(other);
    await raw.execute('CREATE TABLE "Song" ("title" TEXT)');
    cpSync(`${databasePath(other)}-wal`, `${file}-wal`);

    expect(await restore(url, backup)).toMatchObject({ kept: null, migrated: [] });
    expect(await read(url, contents)).toEqual(await read(ownerUrl, contents));
  });

  test('also keeps the last writes of a killed application', async () => {
    const backup = await newBackup();
    await newActor();
    const url = newFileUrl();
    for (const suffix of ['', '-wal']) {
      cpSync(databasePath(ownerUrl) + suffix, databasePath(url) + suffix);
    }
    const { kept } = await restore(url, backup);
    expect(readdirSync(path.dirname(kept!))).not.toContain(`${path.basename(kept!)}-wal`);
    expect(await read(`file:${kept}`, contents)).toEqual(await read(ownerUrl, contents));
  });

  test('replaces a damaged database, which is kept unchanged', async () => {
    const backup = await newBackup();
    const url = newFileUrl();
    const file = databasePath(url);
    const damages = ['This is a text. '.repeat(1_000), readFileSync(backup)];
    for (const damage of damages) {
      if (typeof damage !== 'string') damage.write('CRXATE', damage.indexOf('CREATE TABLE'));
      writeFileSync(file, damage);
      const { kept } = await restore(url, backup);
      expect(readFileSync(kept!).equals(Buffer.from(damage))).toBe(true);
      expect(await read(url, contents)).toEqual(await read(ownerUrl, contents));
    }
  });

  test('keeps the file permissions of the database', async () => {
    const backup = await newBackup();
    const url = newFileUrl();
    await restore(url, backup);
    chmodSync(databasePath(url), 0o660);
    await restore(url, backup);
    expect(statSync(databasePath(url)).mode & 0o777).toBe(0o660);
  });

  test('upgrades a backup of an earlier version, and leaves the file unchanged', async () => {
    const older = await newOlderDatabase();
    const before = readFileSync(databasePath(older));
    const url = newFileUrl();
    const { output } = await runCommand(url, 'restore', databasePath(older));
    expect(output).toMatch(/The backup was from an earlier version; applied \d+_operations/);
    expect(readFileSync(databasePath(older)).equals(before)).toBe(true);
    const rows = await read(url, (raw) => raw.rows('SELECT "id", "operationId" FROM "Workspace"'));
    expect(rows).toEqual([{ id: 'a', operationId: null }]);
  });
});
