import type { Raw } from '@/lib/db/engine';

/** The tables that are filled. */
const TABLES = `('Order', 'Log', 'OrderText')`;

/** Indexes beside the primary keys. */
const INDEXES = {
  sqlite: `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL AND tbl_name IN ${TABLES}`,
  postgresql: `
    SELECT indexname AS "name", indexdef AS "sql" FROM pg_indexes
    WHERE tablename IN ${TABLES} AND indexname NOT LIKE '%_pkey'`,
};

/** Takes the indexes of large tables away, because they are made far quicker than kept; answers what makes them again. */
export async function dropIndexes(raw: Raw): Promise<() => Promise<void>> {
  const indexes = await raw.rows<{ name: string; sql: string }>(INDEXES[raw.engine]);
  for (const { name } of indexes) await raw.execute(`DROP INDEX "${name}"`);
  return async () => {
    for (const { sql } of indexes) await raw.execute(sql);
  };
}
