/** Rows as one array per field: each name then occurs once, not once per row. All rows have the same fields. */
export type Compact<T> = { [K in keyof T]: T[K][] };

export function compact<T extends object>(rows: readonly T[]): Compact<T> {
  const fields = Object.keys(rows[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(
    fields.map((field) => [field, rows.map((row) => row[field])]),
  ) as Compact<T>;
}

export function expand<T extends object>(compacted: Compact<T>): T[] {
  const columns = Object.entries<unknown[]>(compacted);
  return (columns[0]?.[1] ?? []).map(
    (_, index) => Object.fromEntries(columns.map(([field, cells]) => [field, cells[index]])) as T,
  );
}
