import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { db, statementTransaction } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { engine } from '@/tests/support/database';

const ROWS = 1_000;

test('many rows are inserted in their order, while the process does other work', async () => {
  const prefix = randomUUID();
  const keys = Array.from({ length: ROWS }, (_, index) => `${prefix}.${index}`);
  const inserted = () =>
    db()
      .rateLimit.count({ where: { key: { startsWith: prefix } } })
      .then(Number);
  let isWritten = false;
  const written = statementTransaction((tx) =>
    insertRows(
      tx,
      'Throttle',
      keys.map((key, count) => ({ key, count, resetsAt: new Date() })),
    ),
  ).then(() => (isWritten = true));
  const seen: number[] = [];
  let turns = 0;
  while (!isWritten) {
    turns += 1;
    await nextTurn();
    if (turns % 10 === 0 && !isWritten) seen.push(await inserted());
  }
  await written;
  // SQLite runs in this process: with all rows in one statement, there would be ten turns at most.
  if (engine === 'sqlite') expect(turns).toBeGreaterThan(100);
  expect(seen.filter((count) => count !== 0 && count !== ROWS)).toEqual([]);
  const rows = await db().rateLimit.findMany({
    where: { key: { startsWith: prefix } },
    orderBy: { count: 'asc' },
    select: { key: true },
  });
  expect(rows.map(({ key }) => key)).toEqual(keys);
});
