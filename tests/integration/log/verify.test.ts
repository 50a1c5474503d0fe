import type { Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { entryHash, GENESIS_HASH } from '@/lib/log/hash';
import { verifyLog, type Tampering } from '@/lib/log/verify';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection } from '@/tests/support/raw';

/** A log of five entries in the hands of someone who took the guards away. */
async function unguarded(): Promise<{ ann: Actor; raw: Database }> {
  const ann = await newActor();
  for (let made = 0; made < 5; made++) await newOrder(ann);
  const raw = rawConnection();
  const guards = raw
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
    )
    .all();
  for (const { name } of guards) raw.exec(`DROP TRIGGER "${name}"`);
  onTestFinished(() => {
    for (const { sql } of guards) raw.exec(sql);
  });
  return { ann, raw };
}

describe('a log is believed', () => {
  test('when nothing is in it', async () => {
    expect(await verifyLog(await newWorkspace())).toBeNull();
  });

  test('when it has more entries than are read at once', async () => {
    const ann = await newActor();
    const raw = rawConnection();
    raw.transaction(() => {
      for (let made = 0; made < 2_001; made++) insertEntry(raw, nextEntry(raw, ann, {}));
    })();
    expect(await verifyLog(ann.workspaceId)).toBeNull();
  });

  test('whatever was done to the log of another workspace', async () => {
    const { raw, ann } = await unguarded();
    const other = await newActor();
    raw.exec(`DELETE FROM "Log" WHERE "workspaceId" = '${ann.workspaceId}'`);
    expect(await verifyLog(other.workspaceId)).toBeNull();
  });
});

describe('a log is not believed', () => {
  const edits: [column: string, value: string][] = [
    ['id', `'forged'`],
    ['at', `'2020-01-01T00:00:00.000Z'`],
    ['actorId', `'eve'`],
    ['actorName', `'Eve'`],
    ['action', `'Deleted'`],
    ['orderDbId', `'other'`],
    ['orderId', `'other'`],
    ['orderVersion', '7'],
    ['orderVersion', 'NULL'],
    ['changes', `replace("changes", '18', '17')`],
    ['changes', `"changes" || ' '`],
    ['operationId', `'other'`],
    ['requestHash', `'other'`],
    ['hash', `'${'f'.repeat(64)}'`],
  ];

  test.each(edits)('when %s of an entry is %s', async (column, value) => {
    const { ann, raw } = await unguarded();
    raw.exec(
      `UPDATE "Log" SET "${column}" = ${value} WHERE "workspaceId" = '${ann.workspaceId}' AND "seq" = 3`,
    );
    expect(await verifyLog(ann.workspaceId)).toEqual({ seq: 3, kind: 'hash' });
  });

  const cuts: [what: string, sql: string, found: Tampering][] = [
    ['the first entry is gone', 'DELETE FROM "Log" WHERE "seq" = 1', { seq: 1, kind: 'sequence' }],
    [
      'one in the middle is gone',
      'DELETE FROM "Log" WHERE "seq" = 3',
      { seq: 3, kind: 'sequence' },
    ],
    ['the newest is gone', 'DELETE FROM "Log" WHERE "seq" = 5', { seq: 4, kind: 'head' }],
    ['all are gone', 'DELETE FROM "Log"', { seq: 0, kind: 'head' }],
    [
      'one is gone and those after it moved up',
      'DELETE FROM "Log" WHERE "seq" = 3; UPDATE "Log" SET "seq" = "seq" - 1 WHERE "seq" > 3',
      { seq: 3, kind: 'previous-hash' },
    ],
    [
      'an entry names another before it',
      `UPDATE "Log" SET "previousHash" = '${GENESIS_HASH}' WHERE "seq" = 3`,
      { seq: 3, kind: 'previous-hash' },
    ],
  ];

  test.each(cuts)('when %s', async (_, sql, found) => {
    const { ann, raw } = await unguarded();
    raw.exec(`DELETE FROM "Log" WHERE "workspaceId" <> '${ann.workspaceId}'; ${sql}`);
    expect(await verifyLog(ann.workspaceId)).toEqual(found);
  });

  test.each([
    `"logSeq" = 4`,
    `"logSeq" = 6`,
    `"logHash" = '${GENESIS_HASH}'`,
    `"logSeq" = 0, "logHash" = '${GENESIS_HASH}'`,
  ])('when its head was moved: %s', async (change) => {
    const { ann, raw } = await unguarded();
    raw.exec(`UPDATE "Workspace" SET ${change} WHERE "id" = '${ann.workspaceId}'`);
    expect(await verifyLog(ann.workspaceId)).toEqual({ seq: 5, kind: 'head' });
  });

  test('when the newest entry was rewritten with a hash that fits', async () => {
    const { ann, raw } = await unguarded();
    const entry = (await storedEntries(ann)).at(-1)!;
    const hash = entryHash({ ...entry, actorName: 'Eve' });
    raw
      .prepare(`UPDATE "Log" SET "actorName" = 'Eve', "hash" = ? WHERE "id" = ?`)
      .run(hash, entry.id);
    expect(await verifyLog(ann.workspaceId)).toEqual({ seq: 5, kind: 'head' });
  });

  test('when its workspace is gone', async () => {
    const { ann, raw } = await unguarded();
    raw.pragma('foreign_keys = OFF');
    raw.exec(`DELETE FROM "Workspace" WHERE "id" = '${ann.workspaceId}'`);
    expect(await verifyLog(ann.workspaceId)).toEqual({ seq: 5, kind: 'head' });
  });
});
