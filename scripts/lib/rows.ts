import type { Raw, Row } from '@/lib/db/engine';

/** Inserts a row with plain SQL, without the application. `row` may contain SQLite's hidden `rowid`. */
export async function insertRow(
  raw: Raw,
  table: string,
  row: object,
  verb = 'INSERT',
): Promise<void> {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  const values = columns.map((_, index) => `$${index + 1}`);
  await raw.run(
    `${verb} INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')})`,
    Object.values(row),
  );
}

/** Inserts rows with one plain SQL statement. All rows have the columns of the first. */
export async function insertRows(raw: Raw, table: string, rows: Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const into = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})`;
  const from = {
    sqlite: `SELECT ${names.map((name) => `value ->> '${name}'`).join(', ')} FROM json_each($1)`,
    postgresql: `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM json_populate_recordset(NULL::"${table}", $1)`,
  };
  if (rows.length > 0) await raw.run(`${into} ${from[raw.engine]}`, [JSON.stringify(rows)]);
}

/** A time in the format in which the application stores it on SQLite. PostgreSQL parses it too. */
export function stored(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}
