import { describe, expect, test } from 'vitest';
import { GENESIS_HASH } from '@/lib/log/hash';
import { verifyLog } from '@/lib/log/verify';
import { newActor } from '@/tests/support/people';
import { newOrder } from '@/tests/support/orders';
import {
  contents,
  expectRefused,
  insertEntry,
  insertRow,
  nextEntry,
  rawConnection,
  rowOf,
} from '@/tests/support/raw';

const SEQUENCE = 'log: entry out of sequence';
const REPLACES = 'log: entry would replace another';
const VERSION = 'log: order version out of sequence';

/** A log of two entries, another workspace's of one, and a connection that goes past our code. */
async function desk() {
  const ann = await newActor();
  const [order] = [await newOrder(ann), await newOrder(ann)];
  const elsewhere = await newActor();
  await newOrder(elsewhere);
  const raw = rawConnection();
  const entries = contents(raw).Log as {
    rowid: number;
    id: string;
    seq: number;
    workspaceId: string;
  }[];
  const [first, last] = entries.filter(({ workspaceId }) => workspaceId === ann.workspaceId);
  return { ann, elsewhere, order, raw, first: first!, last: last! };
}

describe('a log entry', () => {
  test('is appended when it is the next one', async () => {
    const { raw, ann } = await desk();
    insertEntry(raw, nextEntry(raw, ann, {}));
    insertEntry(raw, nextEntry(raw, ann, {}));
    expect(rowOf(raw, 'Workspace', ann.workspaceId)).toMatchObject({ logSeq: 4 });
    expect(await verifyLog(ann.workspaceId)).toBeNull();
  });

  test.each([
    'UPDATE "Log" SET "actorName" = \'Eve\'',
    'UPDATE "Log" SET "changes" = "changes"',
    'UPDATE "Log" SET "seq" = "seq" + 100',
    'UPDATE "Log" SET rowid = rowid + 100',
    'UPDATE OR REPLACE "Log" SET "seq" = 1',
    'UPDATE OR IGNORE "Log" SET "hash" = \'\'',
    'UPDATE OR FAIL "Log" SET "id" = \'\'',
  ])('is never changed: %s', async (sql) => {
    const { raw } = await desk();
    await expectRefused(() => raw.exec(sql), 'log: entries are never changed');
  });

  test.each(['DELETE FROM "Log"', 'DELETE FROM "Log" WHERE "seq" = 2'])(
    'is never deleted: %s',
    async (sql) => {
      const { raw } = await desk();
      await expectRefused(() => raw.exec(sql), 'log: entries are never deleted');
    },
  );

  test('has no place but the next', async () => {
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
      for (const verb of ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE']) {
        await expectRefused(() => insertEntry(raw, nextEntry(raw, ann, given), verb), SEQUENCE);
      }
    }
  });

  test('does not take the place of another by its key, its operation or its row', async () => {
    const { raw, ann, first, last } = await desk();
    const { operationId } = rowOf(raw, 'Log', last.id) as unknown as { operationId: string };
    const attempts = [
      { id: first.id },
      { id: last.id },
      { operationId },
      { rowid: first.rowid },
      { rowid: String(first.rowid) },
    ];
    for (const theirs of attempts) {
      for (const verb of ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE']) {
        await expectRefused(
          () => insertEntry(raw, { ...nextEntry(raw, ann, {}), ...theirs }, verb),
          REPLACES,
        );
      }
    }
  });

  test('is not put back over itself', async () => {
    const { raw, last } = await desk();
    const { rowid: _, ...copy } = rowOf(raw, 'Log', last.id);
    for (const row of [copy, { ...copy, actorName: 'Eve' }]) {
      await expectRefused(() => insertRow(raw, 'Log', row, 'INSERT OR REPLACE'), SEQUENCE);
    }
  });

  test.each([-1, 0, -9_007_199_254_740_991])('does not get the row id %d', async (rowid) => {
    const { raw, ann } = await desk();
    const insert = () => insertEntry(raw, { ...nextEntry(raw, ann, {}), rowid });
    await expectRefused(insert, 'log: not a row id');
  });

  test('tells of the next version of its order and of no other', async () => {
    const { raw, ann, order } = await desk();
    for (const orderVersion of [1, 3, 0, -1, null]) {
      const given = { orderDbId: order.id, orderId: order.orderId, orderVersion };
      for (const verb of ['INSERT', 'INSERT OR REPLACE']) {
        await expectRefused(() => insertEntry(raw, nextEntry(raw, ann, given), verb), VERSION);
      }
    }
    const unknown = { orderDbId: 'new', orderId: 'new', orderVersion: 2 };
    await expectRefused(() => insertEntry(raw, nextEntry(raw, ann, unknown)), VERSION);
  });

  test('is complete', async () => {
    const { raw, ann } = await desk();
    for (const column of ['changes', 'actorName', 'operationId', 'hash']) {
      const entry = { ...nextEntry(raw, ann, {}), [column]: null };
      await expectRefused(
        () => insertEntry(raw, entry, 'INSERT OR REPLACE'),
        `NOT NULL constraint failed: Log.${column}`,
      );
    }
  });

  test('does not slip in between others that come at once', async () => {
    const { raw, ann } = await desk();
    const entry = nextEntry(raw, ann, {});
    const twice = raw.transaction(() => {
      insertEntry(raw, entry);
      insertEntry(raw, { ...entry, id: 'second', operationId: 'second' });
    });
    await expectRefused(twice, SEQUENCE);
  });
});
