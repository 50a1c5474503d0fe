import 'server-only';
import { engine, type Tx } from './client';
import type { Table } from './copy';
import { join, raw, sql, type Sql } from './sql';

export type RowToWrite = Record<string, string | number | Date | null>;

/** In one statement, in this order. All rows have the columns of the first one. */
export async function insertRows(tx: Tx, table: Table, rows: readonly RowToWrite[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  await tx.$executeRaw(sql`
    INSERT INTO ${quoted(table)} (${join(columns.map(quoted))})
    SELECT ${join(columns.map(quoted))} FROM ${rowSource(table, columns, rows)} AS "written"`);
}

/** Entries of one log in their order: each must find the head of the log at the one before. */
export async function appendRows(tx: Tx, rows: readonly RowToWrite[]): Promise<void> {
  if (engine() === 'sqlite') return insertRows(tx, 'Log', rows);
  await tx.$executeRaw(sql`SELECT "Log_append"(CAST(${toJson(rows)} AS json))`);
}

/** In one statement. All rows have the columns of the first one; an unknown ID is skipped. */
export async function updateRows(
  tx: Tx,
  table: Table,
  rows: readonly (RowToWrite & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const changed = columns.filter((column) => column !== 'id');
  await tx.$executeRaw(sql`
    UPDATE ${quoted(table)}
    SET ${join(changed.map((column) => sql`${quoted(column)} = "written".${quoted(column)}`))}
    FROM ${rowSource(table, columns, rows)} AS "written"
    WHERE ${quoted(table)}."id" = "written"."id"`);
}

function rowSource(table: Table, columns: string[], rows: readonly RowToWrite[]): Sql {
  if (engine() === 'postgresql') {
    return sql`json_populate_recordset(NULL::${quoted(table)}, CAST(${toJson(rows)} AS json))`;
  }
  const cells = rows.map((row) => columns.map((column) => storedValue(row[column]!)));
  const values = columns.map(
    (column, index) => sql`"value"->>${raw(String(index))} AS ${quoted(column)}`,
  );
  return sql`(SELECT ${join(values)} FROM json_each(${JSON.stringify(cells)}) ORDER BY "key")`;
}

function toJson(rows: readonly RowToWrite[]): string {
  return JSON.stringify(rows.map(storedRow));
}

function storedRow(row: RowToWrite): RowToWrite {
  const plain: RowToWrite = {};
  for (const column in row) plain[column] = storedValue(row[column]!);
  return plain;
}

function storedValue(value: RowToWrite[string]): RowToWrite[string] {
  return value instanceof Date ? storedTime(value) : value;
}

/** SQLite's storage format; PostgreSQL reads the same time from it. */
function storedTime(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}

function quoted(text: string): Sql {
  return raw(`"${text}"`);
}
