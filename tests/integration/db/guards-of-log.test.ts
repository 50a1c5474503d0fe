import { describe, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/raw';
import { entryHash, GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import { insertRow } from '@/scripts/lib/rows';
import { expectRefused, INSERTS } from '@/tests/support/attacks';
import { engine } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents, insertEntry, nextEntry, rawConnection, rowOf } from '@/tests/support/raw';

const SEQUENCE = 'log: entry out of sequence';
const REPLACES = 'log: entry would replace another';
const VERSION = 'log: order version out of sequence';
const CHANGED = 'log: entries are never changed';

type StoredEntry = {
  rowid: number;
  id: string;
  seq: number;
  workspaceId: string;
  operationId: string;
};

/** A log of two entries, another workspace's of one, and a connection that bypasses our code. */
async function desk() {
  const ann = await newActor();
  const [order] = [await newOrder(ann), await newOrder(ann)];
  const elsewhere = await newActor();
  await newOrder(elsewhere);
  const raw = await rawConnection();
  const entries = (await contents(raw)).Log as StoredEntry[];
  const [first, last] = entries
    .filter(({ workspaceId }) => workspaceId === ann.workspaceId)
    .sort((a, b) => a.seq - b.seq);
  return { ann, elsewhere, order, raw, first: first!, last: last! };
}

describe('a log entry', () => {
  test('is appended when it is the next one', async () => {
    const { raw, ann } = await desk();
    await insertEntry(raw, await nextEntry(raw, ann));
    const entry = await nextEntry(raw, ann);
    await insertEntry(raw, entry);
    const head = { logSeq: 4, logHash: entryHash(entry) };
    expect(await rowOf(raw, 'Workspace', ann.workspaceId)).toMatchObject(head);
  });

  test.each([
    `UPDATE "Log" SET "actorName" = 'Eve'`,
    `UPDATE "Log" SET "changes" = "changes"`,
    `UPDATE "Log" SET "seq" = "seq" + 100`,
  ])('is never changed: %s', async (sql) => {
    const { raw } = await desk();
    await expectRefused(() => raw.run(sql), CHANGED);
  });

  test
    .runIf(engine === 'sqlite')
    .each([
      `UPDATE "Log" SET rowid = rowid + 100`,
      `UPDATE OR REPLACE "Log" SET "seq" = 1`,
      `UPDATE OR IGNORE "Log" SET "hash" = ''`,
      `UPDATE OR FAIL "Log" SET "id" = ''`,
    ])('is never changed by SQLite syntax: %s', async (sql) => {
    const { raw } = await desk();
    await expectRefused(() => raw.run(sql), CHANGED);
  });

  test.each(['DELETE FROM "Log"', 'DELETE FROM "Log" WHERE "seq" = 2'])(
    'is never deleted: %s',
    async (sql) => {
      const { raw } = await desk();
      await expectRefused(() => raw.run(sql), 'log: entries are never deleted');
    },
  );

  test('has the next number', async () => {
    const { raw, ann, elsewhere } = await desk();
    const attempts = [
      { seq: 4 },
      { seq: 2 },
      { seq: 0 },
      { seq: -1 },
      { previousHash: GENESIS_HASH },
      { previousHash: '' },
      { workspaceId: 'nowhere' },
      { workspaceId: elsewhere.workspaceId },
    ];
    for (const given of attempts) {
      const entry = await nextEntry(raw, ann, given);
      for (const verb of INSERTS) {
        await expectRefused(() => insertEntry(raw, entry, verb), SEQUENCE);
      }
    }
  });

  test('does not replace another by its key, its operation or its row', async () => {
    const { raw, ann, first, last } = await desk();
    const rows = [{ rowid: first.rowid }, { rowid: String(first.rowid) }];
    const attempts = [
      { id: first.id },
      { id: last.id },
      { operationId: last.operationId },
      ...(engine === 'sqlite' ? rows : []),
    ];
    for (const theirs of attempts) {
      const entry = { ...(await nextEntry(raw, ann)), ...theirs };
      for (const verb of INSERTS) {
        await expectRefused(() => insertEntry(raw, entry, verb), REPLACES);
      }
    }
  });

  test('does not replace itself', async () => {
    const { raw, last } = await desk();
    const { rowid: _, ...copy } = await rowOf(raw, 'Log', last.id);
    for (const row of [copy, { ...copy, actorName: 'Eve' }]) {
      for (const verb of INSERTS) {
        await expectRefused(() => insertRow(raw, 'Log', row, verb), SEQUENCE);
      }
    }
  });

  test.runIf(engine === 'sqlite').each([-1, 0, -9_007_199_254_740_991])(
    'does not get the row id %d',
    async (rowid) => {
      const { raw, ann } = await desk();
      const entry = { ...(await nextEntry(raw, ann)), rowid };
      await expectRefused(() => insertEntry(raw, entry), 'log: not a row id');
    },
  );

  test('describes the next version of its order and no other', async () => {
    const { raw, ann, order } = await desk();
    for (const orderVersion of [1, 3, 0, -1, null]) {
      const given = { orderDbId: order.id, orderId: order.orderId, orderVersion };
      const entry = await nextEntry(raw, ann, given);
      for (const verb of INSERTS) {
        await expectRefused(() => insertEntry(raw, entry, verb), VERSION);
      }
    }
    const unknown = { orderDbId: 'new', orderId: 'new', orderVersion: 2 };
    const entry = await nextEntry(raw, ann, unknown);
    await expectRefused(() => insertEntry(raw, entry), VERSION);
  });

  test('is complete', async () => {
    const { raw, ann } = await desk();
    for (const column of ['changes', 'actorName', 'operationId', 'hash']) {
      const entry = { ...(await nextEntry(raw, ann)), [column]: null };
      const reason = {
        sqlite: `NOT NULL constraint failed: Log.${column}`,
        postgresql: `null value in column "${column}" of relation "Log" violates not-null constraint`,
      };
      for (const verb of INSERTS.filter((verb) => verb !== 'INSERT OR IGNORE')) {
        await expectRefused(() => insertEntry(raw, entry, verb), reason);
      }
    }
  });

  test('does not slip in between concurrent entries', async () => {
    const { raw, ann } = await desk();
    const entry = await nextEntry(raw, ann);
    const twice = () =>
      inTransaction(raw, async () => {
        await insertEntry(raw, entry);
        await insertEntry(raw, { ...entry, id: 'second', operationId: 'second' });
      });
    await expectRefused(twice, SEQUENCE);
  });
});
