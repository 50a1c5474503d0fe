import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { env } from '@/lib/env';
import { entryHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { insertRow } from '@/scripts/lib/rows';
import { engine } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection, rowOf } from '@/tests/support/raw';

const SEQUENCE = 'log: entry out of sequence';
const NO_ENTRY = 'order: no log entry for this version';
const SERIALIZE = 'could not serialize access due to concurrent update';

/** An order, and two concurrent connections of the application's role that bypass our code. */
async function desk() {
  const ann = await newActor();
  const order = await newOrder(ann);
  const [first, second] = [
    await rawConnection(env().DATABASE_URL),
    await rawConnection(env().DATABASE_URL),
  ];
  /** The next entry of the log, about a version of the order. */
  const about = (orderVersion: number, given: Partial<HashedEntry> = {}) =>
    nextEntry(first, ann, { orderDbId: order.id, orderId: order.orderId, orderVersion, ...given });
  return { ann, order, first, second, about };
}

/** Starts work that must wait for another connection's lock, and resolves once it waits. */
async function heldUp(raw: Raw, work: () => Promise<unknown>) {
  const [backend] = await raw.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const outcome = work().then(
    () => 'done',
    (error: Error) => error.message,
  );
  const watcher = await rawConnection();
  const isHeldUp = async () => {
    const sql = 'SELECT cardinality(pg_blocking_pids($1)) AS blockers';
    const [row] = await watcher.rows<{ blockers: number }>(sql, [backend!.pid]);
    expect(row!.blockers).toBeGreaterThan(0);
  };
  await vi.waitFor(isHeldUp, { timeout: 20_000, interval: 10 });
  return { outcome };
}

/** Another entry with the same number. */
const rivalOf = (entry: HashedEntry) => ({ ...entry, id: randomUUID(), operationId: randomUUID() });

// SQLite has no concurrent writers.
describe.runIf(engine === 'postgresql')('of two concurrent writers', () => {
  test.each([
    ['READ COMMITTED', SEQUENCE],
    ['REPEATABLE READ', SERIALIZE],
    ['SERIALIZABLE', SERIALIZE],
  ])('of the same next entry, one succeeds: %s', async (isolation, reason) => {
    const { ann, first, second, about } = await desk();
    const entry = await about(2);
    for (const raw of [first, second]) {
      await raw.execute(`BEGIN ISOLATION LEVEL ${isolation}`);
      await raw.rows('SELECT 1 FROM "Log"');
    }
    await insertEntry(first, entry);
    const { outcome } = await heldUp(second, () => insertEntry(second, rivalOf(entry)));
    await first.execute('COMMIT');
    expect(await outcome).toBe(reason);
    const head = { logSeq: 2, logHash: entryHash(entry) };
    expect(await rowOf(first, 'Workspace', ann.workspaceId)).toMatchObject(head);
  });

  test('of the same next entry, the second succeeds when the first rolls back', async () => {
    const { ann, first, second, about } = await desk();
    const entry = await about(2);
    const rival = rivalOf(entry);
    await first.execute('BEGIN');
    await insertEntry(first, entry);
    const { outcome } = await heldUp(second, () => insertEntry(second, rival));
    await first.execute('ROLLBACK');
    expect(await outcome).toBe('done');
    const head = { logSeq: 2, logHash: entryHash(rival) };
    expect(await rowOf(first, 'Workspace', ann.workspaceId)).toMatchObject(head);
  });

  test('of the same version of an order under one entry, one succeeds', async () => {
    const { order, first, second, about } = await desk();
    await insertEntry(first, await about(2));
    const update = (raw: Raw, sender: string) =>
      raw.run(`UPDATE "Order" SET "version" = 2, "senderName" = $1 WHERE "id" = $2`, [
        sender,
        order.id,
      ]);
    await first.execute('BEGIN');
    await update(first, 'Ann');
    const { outcome } = await heldUp(second, () => update(second, 'Ben'));
    await first.execute('COMMIT');
    expect(await outcome).toBe(NO_ENTRY);
    expect(await rowOf(first, 'Order', order.id)).toMatchObject({ version: 2, senderName: 'Ann' });
  });

  test('of the same version of an order, each with its entry, one succeeds', async () => {
    const { order, first, second, about } = await desk();
    const entry = await about(2);
    const both = async (raw: Raw, theirs: HashedEntry, sender: string) => {
      await raw.execute('BEGIN');
      await insertEntry(raw, theirs);
      await raw.run(`UPDATE "Order" SET "version" = 2, "senderName" = $1 WHERE "id" = $2`, [
        sender,
        order.id,
      ]);
    };
    await both(first, entry, 'Ann');
    const { outcome } = await heldUp(second, () => both(second, rivalOf(entry), 'Ben'));
    await first.execute('COMMIT');
    expect(await outcome).toBe(SEQUENCE);
    expect(await rowOf(first, 'Order', order.id)).toMatchObject({ version: 2, senderName: 'Ann' });
  });
});

test.runIf(engine === 'postgresql')('adding a user does not block the log', async () => {
  const { ann, first, second, about } = await desk();
  const { rowid: _, ...row } = await rowOf(first, 'User', ann.userId);
  await second.execute('BEGIN');
  await insertRow(second, 'User', { ...row, id: 'ben', username: 'ben', usernameKey: 'ben' });
  await first.execute(`SET lock_timeout = '1s'`);
  await insertEntry(first, await about(2));
  await second.execute('COMMIT');
  expect(await rowOf(first, 'Workspace', ann.workspaceId)).toMatchObject({ logSeq: 2 });
});

describe.runIf(engine === 'postgresql')('an order that another transaction deletes', () => {
  /** A new order with its entry, and its whole life: created, deletion logged, deleted. */
  async function announced() {
    const given = await desk();
    const { rowid: _, ...row } = await rowOf(given.first, 'Order', given.order.id);
    const fresh = { ...row, id: randomUUID(), orderId: 'fresh', version: 1 };
    const about = { orderDbId: fresh.id, orderId: fresh.orderId };
    await insertEntry(given.first, await given.about(1, { ...about, action: 'Created' }));
    const live = async () => {
      await insertRow(given.first, 'Order', fresh);
      await insertEntry(given.first, await given.about(2, { ...about, action: 'Deleted' }));
      await given.first.run(`DELETE FROM "Order" WHERE "id" = $1`, [fresh.id]);
    };
    return { ...given, fresh, live };
  }

  test('does not come back for a transaction that waited for it', async () => {
    const { first, second, fresh, live } = await announced();
    await first.execute('BEGIN');
    await live();
    const { outcome } = await heldUp(second, () => insertRow(second, 'Order', fresh));
    await first.execute('COMMIT');
    expect(await outcome).toBe(NO_ENTRY);
  });

  test.each(['REPEATABLE READ', 'SERIALIZABLE'])(
    'does not come back for a transaction with an old snapshot: %s',
    async (isolation) => {
      const { second, fresh, live } = await announced();
      await second.execute(`BEGIN ISOLATION LEVEL ${isolation}`);
      await second.rows('SELECT 1 FROM "Log"');
      await live();
      await expect(insertRow(second, 'Order', fresh)).rejects.toThrow(SERIALIZE);
    },
  );
});
