import 'server-only';
import type { Raw } from '@/lib/db/engine';

type Trigger = { table: string; name: string; enabled: string };

const ENABLE: Record<string, string> = {
  O: 'ENABLE TRIGGER',
  R: 'ENABLE REPLICA TRIGGER',
  A: 'ENABLE ALWAYS TRIGGER',
};

/** Call it inside a transaction, whose locks block other writers, and verify the result. Requires the tables' owner. */
export async function unguarded<T>(raw: Raw, run: () => Promise<T>): Promise<T> {
  const triggers = await raw.rows<Trigger>(`
    SELECT c.relname AS "table", t.tgname AS name, t.tgenabled::text AS enabled
    FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
    WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'`);
  for (const { table, name } of triggers) {
    await raw.execute(`ALTER TABLE public."${table}" DISABLE TRIGGER "${name}"`);
  }
  const result = await run();
  for (const { table, name, enabled } of triggers) {
    await raw.execute(`ALTER TABLE public."${table}" ${ENABLE[enabled]} "${name}"`);
  }
  return result;
}
