import type { Raw } from '@/lib/db/engine';

type Guard = { drop: string; create: string };

/** SQL that lists each trigger with the statements that remove and restore it. PostgreSQL disables a trigger in place. */
const GUARDS = {
  sqlite: `SELECT 'DROP TRIGGER "' || name || '"' AS "drop", sql AS "create" FROM sqlite_master WHERE type = 'trigger'`,
  postgresql: `
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS "drop",
      format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) AS "create"
    FROM pg_trigger WHERE NOT tgisinternal`,
};

/** Removes the triggers that guard the data, as the database's owner can. Returns a function that restores them. */
export async function dropGuards(raw: Raw): Promise<() => Promise<void>> {
  const guards = await raw.rows<Guard>(GUARDS[raw.engine]);
  for (const { drop } of guards) await raw.execute(drop);
  return async () => {
    for (const { create } of guards) await raw.execute(create);
  };
}
