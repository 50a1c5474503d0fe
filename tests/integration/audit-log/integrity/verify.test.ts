import { describe, expect, test } from 'vitest';
import { entryHash, GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import { dropGuards } from '@/scripts/lib/guards';
import { engine } from '@/tests/support/database';
import { storedEntries } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';
import { tamperings } from '@/tests/support/tamperings';
import { findingsIn, newUnguardedDesk, type Finding } from '@/tests/support/unguarded';

const LOG = 'WHERE "workspaceId" = $ann';

describe('a log is accepted', () => {
  test('when it is empty', async () => {
    expect(await findingsIn(await newWorkspace())).toEqual([]);
  });

  test('whatever happened to the log of another workspace', async () => {
    const { after } = await newUnguardedDesk();
    const other = await newActor();
    expect(await after(`DELETE FROM "Log" ${LOG}`)).not.toEqual([]);
    expect(await findingsIn(other.workspaceId)).toEqual([]);
  });
});

describe('an entry is rejected', () => {
  const edits: [column: string, value: string, kind?: Finding[1]][] = [
    ['id', `'forged'`],
    ['at', `'2020-01-01T00:00:00.000+00:00'`],
    ['actorId', `'eve'`],
    ['actorName', `'Eve'`],
    ['action', `'Deleted'`],
    ['orderDbId', `'other'`],
    ['orderDbId', 'NULL', 'stored'],
    ['orderId', `'other'`],
    ['orderId', 'NULL', 'stored'],
    ['orderVersion', '7'],
    ['orderVersion', 'NULL', 'stored'],
    ['changes', `replace("changes", '18', '17')`],
    ['changes', `"changes" || ' '`],
    ['operationId', `'other'`],
    ['requestHash', `'other'`],
    ['hash', `upper("hash")`],
  ];

  test.each(edits)('when %s of it is %s', async (column, value, kind = 'hash') => {
    const { after } = await newUnguardedDesk();
    const found = await after(`UPDATE "Log" SET "${column}" = ${value} ${LOG} AND "seq" = 3`);
    expect(found).toContainEqual([3, kind]);
  });

  const notations: string[] =
    engine === 'sqlite'
      ? [
          `replace("at", '+00:00', 'Z')`,
          `replace("at", 'T', ' ')`,
          `CAST("at" AS BLOB)`,
          `'2026-02-30T00:00:00.000+00:00'`,
          `''`,
          '1764000000000',
        ]
      : [`"at" - interval '4051 years'`, `'infinity'`, `'-infinity'`];

  test.each(notations)('when its time has another notation: %s', async (value) => {
    const { after } = await newUnguardedDesk();
    const found = await after(`UPDATE "Log" SET "at" = ${value} ${LOG} AND "seq" = 3`);
    expect(found).toContainEqual([3, 'stored']);
  });

  test.runIf(engine === 'sqlite').each(['workspaceId', 'seq', 'changes', 'hash'])(
    'when %s has another type with the same bytes',
    async (column) => {
      const { after } = await newUnguardedDesk();
      await after(`UPDATE "Log" SET "${column}" = CAST("${column}" AS BLOB) ${LOG} AND "seq" = 3`);
      const kinds = (await tamperings()).map(({ kind }) => kind);
      expect(kinds).toContain('stored');
    },
  );
});

describe('a chain is rejected', () => {
  const cuts: [what: string, sql: string, found: Finding][] = [
    ['the first entry is gone', `DELETE FROM "Log" ${LOG} AND "seq" = 1`, [1, 'sequence']],
    ['one in the middle is gone', `DELETE FROM "Log" ${LOG} AND "seq" = 3`, [3, 'sequence']],
    ['two in the middle are gone', `DELETE FROM "Log" ${LOG} AND "seq" IN (3, 4)`, [3, 'sequence']],
    ['the newest is gone', `DELETE FROM "Log" ${LOG} AND "seq" = 5`, [4, 'head']],
    ['all are gone', `DELETE FROM "Log" ${LOG}`, [0, 'head']],
    [
      'one is gone and those after it moved up',
      `DELETE FROM "Log" ${LOG} AND "seq" = 3;
       UPDATE "Log" SET "seq" = 3 ${LOG} AND "seq" = 4; UPDATE "Log" SET "seq" = 4 ${LOG} AND "seq" = 5`,
      [3, 'previous-hash'],
    ],
    [
      'two have the same number',
      `DROP INDEX "Log_workspaceId_seq_key"; UPDATE "Log" SET "seq" = 2 ${LOG} AND "seq" = 3;
       CREATE INDEX "Log_workspaceId_seq_key" ON "Log" ("workspaceId", "seq")`,
      [2, 'sequence'],
    ],
    [
      'an entry names another before it',
      `UPDATE "Log" SET "previousHash" = '${GENESIS_HASH}' ${LOG} AND "seq" = 3`,
      [3, 'previous-hash'],
    ],
    ['the head is behind', 'UPDATE "Workspace" SET "logSeq" = 4 WHERE "id" = $ann', [5, 'head']],
    ['the head is ahead', 'UPDATE "Workspace" SET "logSeq" = 6 WHERE "id" = $ann', [5, 'head']],
    [
      'the head is another hash',
      `UPDATE "Workspace" SET "logHash" = '${GENESIS_HASH}' WHERE "id" = $ann`,
      [5, 'head'],
    ],
    [
      'the head was put back to the start',
      `UPDATE "Workspace" SET "logSeq" = 0, "logHash" = '${GENESIS_HASH}' WHERE "id" = $ann`,
      [5, 'head'],
    ],
    [
      'the entries were moved to a workspace that does not exist',
      `UPDATE "Log" SET "workspaceId" = 'nowhere' ${LOG}`,
      [0, 'head'],
    ],
  ];

  test.each(cuts)('when %s', async (_, sql, found) => {
    const { after } = await newUnguardedDesk();
    expect(await after(sql)).toContainEqual(found);
  });

  test('when the newest entry was rewritten with a matching hash', async () => {
    const { ann, after } = await newUnguardedDesk();
    const entry = (await storedEntries(ann)).at(-1)!;
    const hash = entryHash({ ...entry, actorName: 'Eve' });
    const sql = `UPDATE "Log" SET "actorName" = 'Eve', "hash" = '${hash}' WHERE "id" = '${entry.id}'`;
    expect(await after(sql)).toEqual([[5, 'head']]);
  });

  test('when its workspace does not exist', async () => {
    const { after } = await newUnguardedDesk();
    await after(`UPDATE "Log" SET "workspaceId" = 'elsewhere' ${LOG}`);
    expect(await findingsIn('elsewhere')).toContainEqual([5, 'workspace']);
  });
});

test('every missing guard is detected', async () => {
  const raw = await rawConnection();
  const restoreGuards = await dropGuards(raw);
  const found = await tamperings();
  await restoreGuards();
  const guards = found.filter(({ kind }) => kind === 'guard');
  expect(guards.map(({ about }) => about.split(' ')[0])).toEqual(
    expect.arrayContaining(['Log_insert_guard', 'Log_insert_head', 'Order_update_guard']),
  );
  expect(guards[0]).toMatchObject({ workspaceId: null, seq: null });
  expect((await tamperings()).filter(({ kind }) => kind === 'guard')).toEqual([]);
});
