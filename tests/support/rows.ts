import type { Raw, Row } from '@/lib/db/raw';

/** Writes many rows of the same columns in one statement. */
export async function insertRows(raw: Raw, table: string, rows: Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const into = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')})`;
  const from = {
    sqlite: `SELECT ${names.map((name) => `value ->> '${name}'`).join(', ')} FROM json_each($1)`,
    postgresql: `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM json_populate_recordset(NULL::"${table}", $1)`,
  };
  if (rows.length > 0) await raw.run(`${into} ${from[raw.engine]}`, [JSON.stringify(rows)]);
}

/** A time as the application stores it. */
export function storedTime(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}
