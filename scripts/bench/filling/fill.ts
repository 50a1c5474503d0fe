import type { Raw } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import { formatNumber } from '@/lib/numbers';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';
import { hurry, openBulk, type Bulk } from './bulk';
import { historyOf, newHistory, type History } from './history';
import { dropIndexes } from './indexes';
import { PEOPLE } from './words';

/**
 * Sees to it that the database at `url`, which is migrated, has a workspace of each of these sizes with its whole log,
 * past the door and without the guards, as whoever owns it. Those that are there already stay.
 */
export async function fillDatabase(url: string, sizes: number[]): Promise<void> {
  await withRaw(url, 'write', async (raw) => {
    const known = await raw.rows<{ name: string }>(`SELECT "name" FROM "Workspace"`);
    const missing = sizes.filter((size) => !known.some(({ name }) => name === nameOf(size)));
    if (missing.length === 0) return;
    const start = performance.now();
    await hurry(raw);
    const putGuardsBack = await dropGuards(raw);
    const putIndexesBack = await dropIndexes(raw);
    const bulk = openBulk(url, raw);
    for (const size of missing) {
      console.log(`  Filling a workspace of ${formatNumber(size)} orders, ${raw.engine} …`);
      await fillWorkspace(raw, bulk, size);
    }
    await bulk.close();
    console.log('  Making the indexes …');
    await putIndexesBack();
    if (raw.engine === 'sqlite') {
      await raw.execute(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
      await raw.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    } else {
      // What its own vacuuming does in the first hours.
      await raw.execute('VACUUM ANALYZE');
    }
    await putGuardsBack();
    console.log(`  Filled in ${Math.round((performance.now() - start) / 1_000)} s.`);
  });
}

/** What a workspace of so many orders is called. */
export function nameOf(size: number): string {
  return `Bench ${size}`;
}

async function fillWorkspace(raw: Raw, bulk: Bulk, size: number): Promise<void> {
  const now = Date.now();
  const history = newHistory(PEOPLE.map((name) => ({ id: newId(), name })));
  const createdAt = stored(new Date(now));
  const name = nameOf(size);
  await insertRows(raw, 'Workspace', [{ id: history.id, name, timeZone: 'UTC', createdAt }]);
  const people = history.people.map((person) => ({
    ...person,
    workspaceId: history.id,
    username: person.id,
    usernameKey: person.id,
    role: 'OWNER',
    active: true,
    createdAt,
  }));
  await insertRows(raw, 'User', people);
  for (const { Log, Order, OrderText } of historyOf(history, size, now)) {
    await bulk.insert('Log', Log);
    await bulk.insert('OrderText', OrderText);
    await bulk.insert('Order', Order);
  }
  await writeHead(raw, history);
}

async function writeHead(raw: Raw, history: History): Promise<void> {
  const { id, logSeq, logHash, ongoingCount, deliveredCount } = history;
  await raw.run(
    `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = $4, "deliveredCount" = $5
     WHERE "id" = $1`,
    [id, logSeq, logHash, ongoingCount, deliveredCount],
  );
}
