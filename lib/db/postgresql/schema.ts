import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Raw } from '@/lib/db/engine';

/** The schema after all migrations, as PostgreSQL prints it; a test keeps it current. */
const FILE = 'schema.txt';

const isOurs = (catalog: string, oid: string) => `NOT EXISTS (
  SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = ${oid} AND deptype = 'e')`;

const OBJECTS = `
  SELECT 'column ' || c.relname || '.' || a.attname AS name,
    format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attcollation = 'pg_catalog."C"'::regcollation THEN ' COLLATE "C"' ELSE '' END
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
      || CASE WHEN a.attidentity <> '' THEN ' IDENTITY ' || a.attidentity::text ELSE '' END AS definition
  FROM pg_attribute AS a
  JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> '_prisma_migrations' AND ${isOurs('pg_class', 'c.oid')}
  UNION ALL
  SELECT 'constraint ' || c.relname || '.' || k.conname,
    pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END
  FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
  WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('c', 'f', 'p', 'u', 'x')
    AND c.relname <> '_prisma_migrations' AND ${isOurs('pg_class', 'c.oid')}
  UNION ALL
  SELECT 'index ' || c.relname,
    pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_class AS t ON t.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations' AND ${isOurs('pg_class', 't.oid')}
  UNION ALL
  SELECT 'type ' || t.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
  FROM pg_type AS t JOIN pg_enum AS e ON e.enumtypid = t.oid
  WHERE t.typnamespace = 'public'::regnamespace AND ${isOurs('pg_type', 't.oid')}
  GROUP BY t.typname
  ORDER BY name`;

export function expectedPostgresqlSchema(folder: string): Map<string, string> {
  const lines = readFileSync(path.join(folder, FILE), 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line): [string, string] => {
      const end = line.indexOf(': ');
      return [line.slice(0, end), line.slice(end + 2)];
    }),
  );
}

export async function presentPostgresqlSchema(raw: Raw): Promise<Map<string, string>> {
  const rows = await raw.rows<{ name: string; definition: string }>(OBJECTS);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}
