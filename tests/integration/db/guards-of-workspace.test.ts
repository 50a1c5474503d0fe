import { describe, expect, test } from 'vitest';
import { upgrade } from '@/lib/upgrade/upgrade';
import { GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import { insertRow } from '@/scripts/lib/rows';
import {
  dropGuard,
  expectRefused,
  INSERTS,
  connectionWithoutForeignKeys,
  UPDATES,
} from '@/tests/support/attacks';
import { engine } from '@/tests/support/database';
import { newDatabase } from '@/tests/support/folders';
import { newOrder } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection, rowOf } from '@/tests/support/raw';

const HEAD = 'workspace: the head of the log only follows the log';
const EMPTY = 'workspace: starts with an empty log';

const fresh = { id: 'fresh', name: 'Fresh', timeZone: 'UTC' };

/** A workspace with a log of two entries, one with none, and a connection that bypasses our code. */
async function desk({ referenced = true } = {}) {
  const ann = await newActor();
  await newOrder(ann);
  await newOrder(ann);
  const raw = await (referenced ? rawConnection() : connectionWithoutForeignKeys());
  const row = await rowOf(raw, 'Workspace', ann.workspaceId);
  const empty = await newWorkspace();
  return { ann, raw, row, empty };
}

describe('the head of a log', () => {
  test.each([
    '"logSeq" = 3',
    '"logSeq" = 4',
    '"logSeq" = 1',
    '"logSeq" = 0',
    '"logSeq" = NULL',
    `"logHash" = '${GENESIS_HASH}'`,
    '"logHash" = upper("logHash")',
    `"logSeq" = 0, "logHash" = '${GENESIS_HASH}'`,
    `"logSeq" = 1, "logHash" = (SELECT "hash" FROM "Log" WHERE "workspaceId" = "Workspace"."id" AND "seq" = 1)`,
    `"logSeq" = 3, "logHash" = (SELECT "hash" FROM "Log" WHERE "workspaceId" = "Workspace"."id" AND "seq" = 2)`,
  ])('is not moved by hand: SET %s', async (change) => {
    const { ann, raw } = await desk();
    for (const verb of UPDATES) {
      const sql = `${verb} "Workspace" SET ${change} WHERE "id" = $1`;
      await expectRefused(() => raw.run(sql, [ann.workspaceId]), HEAD);
    }
  });

  test('may be written unchanged, which is how a transaction takes the lock', async () => {
    const { ann, raw } = await desk();
    const sql = `UPDATE "Workspace" SET "logSeq" = "logSeq" + 0 WHERE "id" = $1`;
    expect(await raw.run(sql, [ann.workspaceId])).toBe(1);
  });
});

describe('a workspace', () => {
  test('keeps its key, with and without a log', async () => {
    const { ann, raw, empty } = await desk({ referenced: false });
    for (const verb of UPDATES) {
      const sql = `${verb} "Workspace" SET "id" = $1 WHERE "id" = $2`;
      await expectRefused(() => raw.run(sql, ['stolen', ann.workspaceId]), HEAD);
      await expectRefused(() => raw.run(sql, ['stolen', empty]), HEAD);
      await expectRefused(() => raw.run(sql, [ann.workspaceId, empty]), HEAD);
    }
  });

  test('is not deleted once it has a log, whether or not foreign keys hold', async () => {
    for (const referenced of [true, false]) {
      const { ann, raw } = await desk({ referenced });
      const sql = `DELETE FROM "Workspace" WHERE "id" = $1`;
      await expectRefused(() => raw.run(sql, [ann.workspaceId]), 'workspace: has a log');
      await expectRefused(() => raw.run(`DELETE FROM "Workspace"`), 'workspace: has a log');
    }
  });

  test('is deleted if it has neither log nor users', async () => {
    const { raw, empty } = await desk();
    expect(await raw.run(`DELETE FROM "Workspace" WHERE "id" = $1`, [empty])).toBe(1);
  });

  test('starts with an empty log and counters at zero', async () => {
    const { raw, row } = await desk();
    const attempts = [
      { logSeq: 1 },
      { logSeq: -1 },
      { logHash: 'f'.repeat(64) },
      { ongoingCount: 1 },
      { deliveredCount: 1 },
    ];
    for (const given of attempts) {
      await expectRefused(() => insertRow(raw, 'Workspace', { ...fresh, ...given }), EMPTY);
    }
    const { rowid: _, ...copy } = row;
    await expectRefused(() => insertRow(raw, 'Workspace', { ...copy, id: 'copy' }), EMPTY);
  });

  test.each(INSERTS)('does not replace another with %s', async (verb) => {
    const { ann, raw, row, empty } = await desk({ referenced: false });
    const keys = [{ id: ann.workspaceId }, { id: empty }];
    const attempts = engine === 'sqlite' ? [...keys, { rowid: row.rowid }] : keys;
    for (const theirs of attempts) {
      await expectRefused(() => insertRow(raw, 'Workspace', { ...fresh, ...theirs }, verb), EMPTY);
    }
  });

  test.runIf(engine === 'sqlite')('does not get a row id below 1', async () => {
    const { raw } = await desk({ referenced: false });
    for (const rowid of [-1, 0]) {
      for (const verb of INSERTS) {
        await expectRefused(
          () => insertRow(raw, 'Workspace', { ...fresh, rowid }, verb),
          'workspace: not a row id',
        );
      }
    }
  });

  test.runIf(engine === 'sqlite')('does not replace the row of another', async () => {
    const { ann, raw, row, empty } = await desk({ referenced: false });
    for (const verb of UPDATES) {
      const sql = `${verb} "Workspace" SET rowid = $1 WHERE "id" = $2`;
      for (const rowid of [row.rowid, -1, 0]) {
        await expectRefused(() => raw.run(sql, [rowid, empty]), HEAD);
      }
      await expectRefused(() => raw.run(sql, [-1, ann.workspaceId]), HEAD);
    }
  });

  test('is not recreated for an existing log', async () => {
    const raw = await newDatabase();
    await upgrade(raw);
    await insertRow(raw, 'Workspace', fresh);
    const given = { workspaceId: fresh.id, seq: 1, previousHash: GENESIS_HASH };
    await insertEntry(raw, await nextEntry(raw, await newActor(), given));
    await dropGuard(raw, 'Workspace_delete_guard');
    await raw.run('DELETE FROM "Workspace"');
    await expect(insertRow(raw, 'Workspace', fresh)).rejects.toThrow(EMPTY);
  });

  test('is not deleted while it has users', async () => {
    const { raw } = await desk();
    const { workspaceId } = await newActor();
    await expectRefused(() => raw.run(`DELETE FROM "Workspace" WHERE "id" = $1`, [workspaceId]), {
      sqlite: 'FOREIGN KEY constraint failed',
      postgresql:
        'update or delete on table "Workspace" violates foreign key constraint "User_workspaceId_fkey" on table "User"',
    });
  });

  test('never has a negative order count', async () => {
    const { raw } = await desk();
    await expectRefused(() => raw.run(`UPDATE "Workspace" SET "deliveredCount" = -1`), {
      sqlite: 'CHECK constraint failed: deliveredCount',
      postgresql:
        'new row for relation "Workspace" violates check constraint "Workspace_deliveredCount_check"',
    });
  });
});
