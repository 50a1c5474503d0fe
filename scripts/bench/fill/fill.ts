import type { Raw } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { withRaw } from '@/lib/db/raw';
import { formatNumber } from '@/lib/numbers';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';
import { disableDurability, openFastWriter, type FastWriter } from './fast-writer';
import { historyOf, newHistory, type History } from './history';
import { dropIndexes } from './fast-writer';
import { PEOPLE } from './names';

/**
 * Adds missing workspaces of these sizes, with their whole log, to the migrated database at `url`. Writes without guards,
 * as the owner of the database.
 */
export async function fillDatabase(url: string, sizes: number[]): Promise<void> {
  await withRaw(url, 'write', async (raw) => {
    const known = await raw.rows<{ name: string }>(`SELECT "name" FROM "Workspace"`);
    const missing = sizes.filter((size) => !known.some(({ name }) => name === workspaceName(size)));
    if (missing.length === 0) return;
    const start = performance.now();
    await disableDurability(raw);
    const restoreGuards = await dropGuards(raw);
    const restoreIndexes = await dropIndexes(raw);
    const writer = openFastWriter(url, raw);
    for (const size of missing) {
      console.log(`  Filling a workspace of ${formatNumber(size)} orders, ${raw.engine} …`);
      await fillWorkspace(raw, writer, size);
    }
    await writer.close();
    console.log('  Creating the indexes …');
    await restoreIndexes();
    if (raw.engine === 'sqlite') {
      await raw.execute(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
      await raw.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    } else {
      // As autovacuum does within hours.
      await raw.execute('VACUUM ANALYZE');
    }
    await restoreGuards();
    console.log(`  Filled in ${Math.round((performance.now() - start) / 1_000)} s.`);
  });
}

/** The name of the workspace of this size. */
export function workspaceName(size: number): string {
  return `Bench ${size}`;
}

async function fillWorkspace(raw: Raw, writer: FastWriter, size: number): Promise<void> {
  const now = Date.now();
  const history = newHistory(PEOPLE.map((name) => ({ id: newId(), name })));
  const createdAt = stored(new Date(now));
  const name = workspaceName(size);
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
    await writer.insert('Log', Log);
    await writer.insert('OrderText', OrderText);
    await writer.insert('Order', Order);
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
