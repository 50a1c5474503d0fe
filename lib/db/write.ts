import 'server-only';
import { engine, statementsIn, type StatementTx } from './client';
import type { Table } from './copy';
import { join, raw, sql, type Sql } from './sql';
import { yieldEventLoop } from './yield-event-loop';

export type RowToWrite = Record<string, string | number | Date | null>;

/** More rows are written by several statements, between which the server handles requests. */
const SQLITE_ROWS = 100;

/** In this order. All rows have the columns of the first one. */
export async function insertRows(
  tx: StatementTx,
  table: Table,
  rows: readonly RowToWrite[],
): Promise<void> {
  await inStatements(rows, (some) => insert(tx, table, some));
}

async function insert(
  tx: StatementTx,
  table: Table,
  rows: readonly [RowToWrite, ...RowToWrite[]],
): Promise<void> {
  const [first] = rows;
  const columns = Object.keys(first);
  const source =
    rows.length === 1
      ? sql`VALUES (${join(Object.values(first))})`
      : sql`SELECT ${names(columns)} FROM ${rowSource(table, columns, rows)} AS "written"`;
  await statementsIn(tx).run(sql`INSERT INTO ${name(table)} (${names(columns)}) ${source}`);
}

/** Entries of one log in their order: each must find the head of the log at the one before. */
export async function appendRows(tx: StatementTx, rows: readonly RowToWrite[]): Promise<void> {
  if (rows.length === 1 || engine() === 'sqlite') return insertRows(tx, 'Log', rows);
  await statementsIn(tx).run(sql`SELECT "Log_append"(CAST(${toJson(rows)} AS json))`);
}

type KeyedRow = RowToWrite & { id: string };

/** All rows have the columns of the first one; an unknown ID is skipped. */
export async function updateRows(
  tx: StatementTx,
  table: Table,
  rows: readonly KeyedRow[],
): Promise<void> {
  await inStatements(rows, (some) => update(tx, table, some));
}

async function update(
  tx: StatementTx,
  table: Table,
  rows: readonly [KeyedRow, ...KeyedRow[]],
): Promise<void> {
  const [first] = rows;
  const { id, ...changed } = first;
  const set = (value: (column: string) => unknown) =>
    join(Object.keys(changed).map((column) => sql`${name(column)} = ${value(column)}`));
  await statementsIn(tx).run(
    rows.length === 1
      ? sql`UPDATE ${name(table)} SET ${set((column) => changed[column])} WHERE "id" = ${id}`
      : sql`
          UPDATE ${name(table)} SET ${set((column) => sql`"written".${name(column)}`)}
          FROM ${rowSource(table, Object.keys(first), rows)} AS "written"
          WHERE ${name(table)}."id" = "written"."id"`,
  );
}

/** PostgreSQL gets all rows at once, and doesn't block this process. */
async function inStatements<R>(
  rows: readonly R[],
  write: (rows: readonly [R, ...R[]]) => Promise<void>,
): Promise<void> {
  const most = engine() === 'sqlite' ? SQLITE_ROWS : rows.length;
  for (let start = 0; start < rows.length; start += most) {
    const began = performance.now();
    const [first, ...others] = rows.slice(start, start + most);
    await write([first!, ...others]);
    if (start + most < rows.length) await yieldEventLoop(began);
  }
}

function rowSource(table: Table, columns: string[], rows: readonly RowToWrite[]): Sql {
  if (engine() === 'postgresql') {
    return sql`json_populate_recordset(NULL::${name(table)}, CAST(${toJson(rows)} AS json))`;
  }
  const cells = rows.map((row) => columns.map((column) => storedValue(row[column]!)));
  const values = columns.map(
    (column, index) => sql`"value"->>${raw(String(index))} AS ${name(column)}`,
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

function name(text: string): Sql {
  return raw(`"${text}"`);
}

function names(texts: readonly string[]): Sql {
  return raw(texts.map((text) => `"${text}"`).join(', '));
}
