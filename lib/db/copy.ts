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
  'Round',
  'Group',
  'GroupOrder',
  'Job',
  'Import',
  'ImportRow',
  'ImportOrder',
  'Log',
] as const;

export type Table = (typeof TABLES)[number];

export type Progress = (table: Table, rows: number) => Promise<void> | void;

/** PostgreSQL only. A table that isn't ours counts as content. */
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

export async function countRows(raw: Raw): Promise<Record<Table, number>> {
  const counts: [Table, number][] = [];
  for (const table of TABLES) {
    const [row] = await raw.rows(`SELECT count(*) AS rows FROM "${table}"`);
    counts.push([table, Number(row?.rows)]);
  }
  return Object.fromEntries(counts) as Record<Table, number>;
}

export function heads(raw: Raw): Promise<Row[]> {
  return raw.rows(`SELECT "id", "logSeq", "logHash" FROM "Workspace" ORDER BY "id"`);
}

/**
 * Both databases have this version, and are in a transaction that is only committed after verification: this bypasses
 * the guards, with which PostgreSQL would scan all row versions of a workspace's head for each log entry, for hours.
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
  // Sequences continue after the copied rows.
  await to.execute(
    `SELECT setval('"OrderText_key_seq"', (SELECT max("key") FROM "OrderText")) FROM "OrderText" LIMIT 1`,
  );
  // Otherwise the first queries would be planned for empty tables.
  await to.execute(`ANALYZE ${TABLES.map((table) => `"${table}"`).join(', ')}`);
}

function insert(to: Raw, table: Table, rows: Row[]): Promise<number> {
  return to.run(
    `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`,
    [JSON.stringify(rows)],
  );
}
