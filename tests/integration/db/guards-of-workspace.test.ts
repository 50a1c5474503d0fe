import { describe, expect, test } from 'vitest';
import { GENESIS_HASH } from '@/lib/log/hash';
import { newOrder } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { expectRefused, insertRow, rawConnection, rowOf } from '@/tests/support/raw';

const HEAD = 'workspace: the head of the log only follows the log';
const EMPTY = 'workspace: starts with an empty log';

/** A workspace with a log of two entries, another of none, and a connection that goes past our code. */
async function desk() {
  const ann = await newActor();
  await newOrder(ann);
  await newOrder(ann);
  const raw = rawConnection();
  const row = rowOf(raw, 'Workspace', ann.workspaceId);
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
    for (const verb of ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE']) {
      const sql = `${verb} "Workspace" SET ${change} WHERE "id" = '${ann.workspaceId}'`;
      await expectRefused(() => raw.exec(sql), HEAD);
    }
  });

  test('may be written as it is, which is how a transaction takes the lock', async () => {
    const { ann, raw } = await desk();
    const sql = `UPDATE "Workspace" SET "logSeq" = "logSeq" + 0 WHERE "id" = ?`;
    expect(raw.prepare(sql).run(ann.workspaceId).changes).toBe(1);
  });
});

describe('a workspace', () => {
  test('keeps its key, with and without a log', async () => {
    const { ann, raw, empty } = await desk();
    for (const id of [ann.workspaceId, empty]) {
      const sql = `UPDATE OR REPLACE "Workspace" SET "id" = ? WHERE "id" = ?`;
      await expectRefused(() => raw.prepare(sql).run('stolen', id), HEAD);
      await expectRefused(() => raw.prepare(sql).run(ann.workspaceId, empty), HEAD);
    }
  });

  test('is not deleted once it has a log', async () => {
    const { ann, raw } = await desk();
    const sql = `DELETE FROM "Workspace" WHERE "id" = '${ann.workspaceId}'`;
    await expectRefused(() => raw.exec(sql), 'workspace: has a log');
    raw.pragma('foreign_keys = OFF');
    await expectRefused(() => raw.exec(sql), 'workspace: has a log');
    await expectRefused(() => raw.exec(`DELETE FROM "Workspace"`), 'workspace: has a log');
  });

  test('is deleted while it has neither log nor users', async () => {
    const { raw, empty } = await desk();
    expect(raw.prepare(`DELETE FROM "Workspace" WHERE "id" = ?`).run(empty).changes).toBe(1);
  });

  test('starts with nothing in its log and its counters', async () => {
    const { raw, row } = await desk();
    const fresh = { id: 'fresh', name: 'Fresh', timeZone: 'UTC' };
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

  test.each(['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE'])(
    'does not take the place of another with %s',
    async (verb) => {
      const { ann, raw, row, empty } = await desk();
      raw.pragma('foreign_keys = OFF');
      const fresh = { id: 'fresh', name: 'Fresh', timeZone: 'UTC' };
      const attempts = [{ id: ann.workspaceId }, { id: empty }, { rowid: row.rowid }];
      for (const theirs of attempts) {
        await expectRefused(
          () => insertRow(raw, 'Workspace', { ...fresh, ...theirs }, verb),
          EMPTY,
        );
      }
      for (const rowid of [-1, 0]) {
        await expectRefused(
          () => insertRow(raw, 'Workspace', { ...fresh, rowid }, verb),
          'workspace: not a row id',
        );
      }
    },
  );

  test('does not take the row of another', async () => {
    const { ann, raw, row, empty } = await desk();
    raw.pragma('foreign_keys = OFF');
    const sql = `UPDATE OR REPLACE "Workspace" SET rowid = ? WHERE "id" = ?`;
    for (const rowid of [row.rowid, -1, 0]) {
      await expectRefused(() => raw.prepare(sql).run(rowid, empty), HEAD);
    }
    await expectRefused(() => raw.prepare(sql).run(-1, ann.workspaceId), HEAD);
  });

  test('does not come back to a log that it lost', async () => {
    const { ann, raw, row } = await desk();
    const guard = raw
      .prepare<[], string>(`SELECT sql FROM sqlite_master WHERE name = 'Workspace_delete_guard'`)
      .pluck()
      .get();
    raw.pragma('foreign_keys = OFF');
    raw.exec(`
      DROP TRIGGER "Workspace_delete_guard";
      DELETE FROM "Workspace" WHERE "id" = '${ann.workspaceId}';
      ${guard};
    `);
    const { rowid: _, ...copy } = row;
    const start = { ...copy, logSeq: 0, logHash: GENESIS_HASH, ongoingCount: 0 };
    await expectRefused(() => insertRow(raw, 'Workspace', start), EMPTY);
  });

  test('is not deleted under its users', async () => {
    const { raw } = await desk();
    const { workspaceId } = await newActor();
    const sql = `DELETE FROM "Workspace" WHERE "id" = '${workspaceId}'`;
    await expectRefused(() => raw.exec(sql), 'FOREIGN KEY constraint failed');
  });

  test('never counts fewer orders than none', async () => {
    const { raw } = await desk();
    await expectRefused(
      () => raw.exec(`UPDATE "Workspace" SET "deliveredCount" = -1`),
      'CHECK constraint failed: deliveredCount',
    );
  });
});
