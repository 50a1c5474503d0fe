import 'server-only';
import type { Raw } from '@/lib/db/engine';
import type { Migration } from '@/lib/db/migrations';

const STATEMENTS =
  /^(?:CREATE OR REPLACE FUNCTION public\."(?<fn>\w+)"[^]*?\$function\$[^]*?\$function\$|CREATE TRIGGER "(?<trigger>\w+)" [^;]*|ALTER TABLE "\w+" ENABLE ALWAYS TRIGGER "(?<always>\w+)"|DROP (?<kind>FUNCTION|TRIGGER) (?:IF EXISTS )?(?:public\.)?"(?<dropped>\w+)"[^;]*);/gm;

/** Fires even where `session_replication_role` disables other triggers. */
const ALWAYS = 'A';

/** Migrations must be written exactly as PostgreSQL prints them back. */
export function expectedInPostgresql(migrations: Migration[]): Map<string, string> {
  const guards = new Map<string, string>();
  for (const { sql } of migrations) {
    for (const { 0: statement, groups } of sql.matchAll(STATEMENTS)) {
      const { fn, trigger, always, kind, dropped } = groups!;
      const text = statement.slice(0, -1);
      if (fn) guards.set(functionKey(fn), text);
      if (trigger) guards.set(trigger, text);
      if (always) guards.set(always, `${guards.get(always)} ${ALWAYS}`);
      if (dropped) guards.delete(kind === 'FUNCTION' ? functionKey(dropped) : dropped);
    }
  }
  return guards;
}

export async function presentInPostgresql(raw: Raw): Promise<Map<string, string>> {
  const rows = await raw.rows<{ name: string; definition: string }>(`
    SELECT name, string_agg(definition, E'\\n' ORDER BY definition) AS definition
    FROM (
      SELECT t.tgname AS name, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text AS definition
      FROM pg_trigger AS t
      JOIN pg_class AS c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
      WHERE NOT t.tgisinternal
      UNION ALL
      SELECT 'function ' || p.proname, rtrim(pg_get_functiondef(p.oid), E'\\n')
      FROM pg_proc AS p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
    ) AS guards
    GROUP BY name
    ORDER BY name`);
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

function functionKey(name: string): string {
  return `function ${name}`;
}
