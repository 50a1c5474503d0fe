import type { Raw } from '@/lib/db/engine';

/** Each engine's query by its search index; the text needs three characters or more. */
const FOUND = {
  sqlite: `
    SELECT "orderDbId" FROM "OrderSearch" JOIN "OrderText" ON "key" = "OrderSearch".rowid
    WHERE "OrderSearch" MATCH '"' || $1 || '"' ORDER BY "orderDbId"`,
  postgresql: `
    SELECT "orderDbId" FROM "OrderText" WHERE "text" LIKE '%' || $1 || '%' ORDER BY "orderDbId"`,
};

/** The IDs of the orders, in any workspace, that ever had this text, by the search index. */
export async function findOrdersByText(raw: Raw, text: string): Promise<string[]> {
  if (raw.engine === 'postgresql') await assertIndexAnswers(raw, text);
  const rows = await raw.rows<{ orderDbId: string }>(FOUND[raw.engine], [text]);
  return rows.map(({ orderDbId }) => orderDbId);
}

/** PostgreSQL would scan the few rows of a test unless that is disabled. */
async function assertIndexAnswers(raw: Raw, text: string): Promise<void> {
  await raw.execute('SET enable_seqscan = off; SET enable_indexscan = off');
  const plan = await raw.rows(`EXPLAIN ${FOUND.postgresql}`, [text]);
  if (!JSON.stringify(plan).includes('OrderText_text_idx'))
    throw new Error('the query does not use the index');
}

/** Throws if SQLite's index differs from the texts; PostgreSQL maintains its own. */
export async function assertIndexConsistent(raw: Raw): Promise<void> {
  if (raw.engine !== 'sqlite') return;
  await raw.run(`INSERT INTO "OrderSearch" ("OrderSearch", rank) VALUES ('integrity-check', 1)`);
}
