import 'server-only';
import type { Raw } from '@/lib/db/engine';

type Trigger = { table: string; name: string; enabled: string };

/** How a trigger was enabled, as the catalogue has it and as one says it. */
const ENABLE: Record<string, string> = {
  O: 'ENABLE TRIGGER',
  R: 'ENABLE REPLICA TRIGGER',
  A: 'ENABLE ALWAYS TRIGGER',
};

/**
 * Runs `work` with the guards out of the way, and puts each back as it was. To be used inside of a transaction, whose
 * locks keep everyone else from writing until the guards are back; whoever uses it has to verify what `work` has made.
 * Needs the owner of the tables.
 */
export async function unguarded<T>(raw: Raw, work: () => Promise<T>): Promise<T> {
  const triggers = await raw.rows<Trigger>(`
    SELECT c.relname AS "table", t.tgname AS name, t.tgenabled::text AS enabled
    FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid AND c.relnamespace = 'public'::regnamespace
    WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'`);
  for (const { table, name } of triggers) {
    await raw.execute(`ALTER TABLE public."${table}" DISABLE TRIGGER "${name}"`);
  }
  const result = await work();
  for (const { table, name, enabled } of triggers) {
    await raw.execute(`ALTER TABLE public."${table}" ${ENABLE[enabled]} "${name}"`);
  }
  return result;
}
