import type { Raw } from '@/lib/db/engine';

/** How each engine finds, by its index, the orders that ever said this; it has to be three characters or more. */
const FOUND = {
  sqlite: `
    SELECT "orderDbId" FROM "OrderSearch" JOIN "OrderText" ON "key" = "OrderSearch".rowid
    WHERE "OrderSearch" MATCH '"' || $1 || '"' ORDER BY "orderDbId"`,
  postgresql: `
    SELECT "orderDbId" FROM "OrderText" WHERE "text" LIKE '%' || $1 || '%' ORDER BY "orderDbId"`,
};

/** The keys of the orders that ever said this, in any workspace, as the index for search finds them. */
export async function ordersThatSaid(raw: Raw, text: string): Promise<string[]> {
  if (raw.engine === 'postgresql') await assertIndexAnswers(raw, text);
  const rows = await raw.rows<{ orderDbId: string }>(FOUND[raw.engine], [text]);
  return rows.map(({ orderDbId }) => orderDbId);
}

/** PostgreSQL would rather read through the few rows of a test, unless it may not. */
async function assertIndexAnswers(raw: Raw, text: string): Promise<void> {
  await raw.execute('SET enable_seqscan = off; SET enable_indexscan = off');
  const plan = await raw.rows(`EXPLAIN ${FOUND.postgresql}`, [text]);
  if (!JSON.stringify(plan).includes('OrderText_text_idx')) throw new Error('no index was asked');
}

/** Throws where the index says something else than the texts; PostgreSQL keeps its own by itself. */
export async function assertIndexInStep(raw: Raw): Promise<void> {
  if (raw.engine !== 'sqlite') return;
  await raw.run(`INSERT INTO "OrderSearch" ("OrderSearch", rank) VALUES ('integrity-check', 1)`);
}
