import 'server-only';
import { engine, type Tx } from './client';
import type { Table } from './copy';
import { join, raw, sql, type Sql } from './sql';

export type Written = Record<string, string | number | Date | null>;

/** Inserts rows that all have the same columns, one after the other, in one statement. */
export async function insertRows(tx: Tx, table: Table, rows: readonly Written[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  await tx.$executeRaw(sql`
    INSERT INTO ${name(table)} (${join(columns.map(name))})
    SELECT ${join(columns.map(name))} FROM ${asRows(table, columns, rows)} AS "written"`);
}

export async function appendRows(tx: Tx, rows: readonly Written[]): Promise<void> {
  if (engine() === 'sqlite') return insertRows(tx, 'Log', rows);
  await tx.$executeRaw(sql`SELECT "Log_append"(CAST(${written(rows)} AS json))`);
}

export async function updateRows(
  tx: Tx,
  table: Table,
  rows: readonly (Written & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const changed = columns.filter((column) => column !== 'id');
  await tx.$executeRaw(sql`
    UPDATE ${name(table)}
    SET ${join(changed.map((column) => sql`${name(column)} = "written".${name(column)}`))}
    FROM ${asRows(table, columns, rows)} AS "written"
    WHERE ${name(table)}."id" = "written"."id"`);
}

/** What stands after FROM: one parameter for any number of rows, in their order. */
function asRows(table: Table, columns: string[], rows: readonly Written[]): Sql {
  if (engine() === 'postgresql') {
    return sql`json_populate_recordset(NULL::${name(table)}, CAST(${written(rows)} AS json))`;
  }
  const cells = rows.map((row) => columns.map((column) => stored(row[column]!)));
  const values = columns.map(
    (column, index) => sql`"value"->>${raw(String(index))} AS ${name(column)}`,
  );
  return sql`(SELECT ${join(values)} FROM json_each(${JSON.stringify(cells)}) ORDER BY "key")`;
}

function written(rows: readonly Written[]): string {
  return JSON.stringify(rows.map(withTimes));
}

function withTimes(row: Written): Written {
  const plain: Written = {};
  for (const column in row) plain[column] = stored(row[column]!);
  return plain;
}

function stored(value: Written[string]): Written[string] {
  return value instanceof Date ? instant(value) : value;
}

/** SQLite's storage format; PostgreSQL reads the same time from it. */
function instant(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}

function name(text: string): Sql {
  return raw(`"${text}"`);
}
