import type { Raw } from '@/lib/db/raw';

type Guard = { drop: string; create: string };

/** What takes each guard away, and puts it back as it was. PostgreSQL can switch a trigger off and leave it there. */
const GUARDS = {
  sqlite: `SELECT 'DROP TRIGGER "' || name || '"' AS "drop", sql AS "create" FROM sqlite_master WHERE type = 'trigger'`,
  postgresql: `
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS "drop",
      format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) AS "create"
    FROM pg_trigger WHERE NOT tgisinternal`,
};

/** Takes the guards away, as whoever owns the database can; answers what puts them back. */
export async function dropGuards(raw: Raw): Promise<() => Promise<void>> {
  const guards = await raw.rows<Guard>(GUARDS[raw.engine]);
  for (const { drop } of guards) await raw.execute(drop);
  return async () => {
    for (const { create } of guards) await raw.execute(create);
  };
}
