import 'server-only';
import type { Raw, Row } from './engine';
import { unguarded } from './postgresql/unguarded';

/** Every table, after those that its rows point to. Some have the names of before their models were renamed. */
export const TABLES = [
  'Workspace',
  'User',
  'Session',
  'Account',
  'VerificationToken',
  'RecoveryCode',
  'Invitation',
  'Throttle',
  'Order',
  'OrderText',
  'View',
  'Group',
  'GroupOrder',
  'Import',
  'ImportRow',
  'ImportOrder',
  'Log',
] as const;

export type Table = (typeof TABLES)[number];

/** Told how many rows of a table are copied so far. */
export type Progress = (table: Table, rows: number) => Promise<void> | void;

/** Whether a database on PostgreSQL has no rows of ours, nor tables of anybody else. */
export async function isEmpty(raw: Raw): Promise<boolean> {
  const present = await raw.rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  for (const { name } of present) {
    if (!TABLES.some((table) => table === name)) return false;
    const [row] = await raw.rows(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (row) return false;
  }
  return true;
}

/** How many rows each table has. */
export async function countRows(raw: Raw): Promise<Record<Table, number>> {
  const counts: [Table, number][] = [];
  for (const table of TABLES) {
    const [row] = await raw.rows(`SELECT count(*) AS rows FROM "${table}"`);
    counts.push([table, Number(row?.rows)]);
  }
  return Object.fromEntries(counts) as Record<Table, number>;
}

/** The newest point of every workspace's log. */
export function heads(raw: Raw): Promise<Row[]> {
  return raw.rows(`SELECT "id", "logSeq", "logHash" FROM "Workspace" ORDER BY "id"`);
}

/**
 * Copies every row of an embedded database into an empty one on PostgreSQL, both of this version. To be used inside of
 * a transaction on both, which may be committed once the copy has been verified: it is made past the guards. Through
 * them it would take hours, because each log entry moves the head of its workspace, and PostgreSQL walks through all
 * of the heads that one transaction leaves behind.
 */
export async function copyRows(from: Raw, to: Raw, onProgress: Progress): Promise<void> {
  await unguarded(to, async () => {
    for (const table of TABLES) {
      let copied = 0;
      for await (const rows of from.batches(`SELECT * FROM "${table}"`)) {
        copied += await insert(to, table, rows);
        await onProgress(table, copied);
      }
    }
  });
  // The numbers that PostgreSQL gives itself go on after those that came along.
  await to.execute(
    `SELECT setval('"OrderText_key_seq"', (SELECT max("key") FROM "OrderText")) FROM "OrderText" LIMIT 1`,
  );
  // Otherwise the first questions would be planned as for empty tables.
  await to.execute(`ANALYZE ${TABLES.map((table) => `"${table}"`).join(', ')}`);
}

/** PostgreSQL itself turns the texts and numbers of SQLite into times, booleans and the like. */
function insert(to: Raw, table: Table, rows: Row[]): Promise<number> {
  return to.run(
    `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`,
    [JSON.stringify(rows)],
  );
}
