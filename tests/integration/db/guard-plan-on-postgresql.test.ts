import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { engine } from '@/tests/support/database';
import { generateLog } from '@/tests/support/generated-log';
import { rawConnection } from '@/tests/support/raw';

/** A planner that doesn't know the values expects a third of the log behind any sequence number. */
test.runIf(engine === 'postgresql')(
  'a new entry is checked by indexes, also with a plan made for any entry',
  async () => {
    const raw = await rawConnection();
    await generateLog(raw, { orders: 2_000, workspaces: 1 });
    await raw.execute('VACUUM ANALYZE "Log"');
    await raw.execute('SET plan_cache_mode = force_generic_plan');
    await raw.execute('BEGIN');
    const before = await wholeScans(raw);
    await raw.execute(`
      INSERT INTO "Log" ("id", "workspaceId", "seq", "at", "actorId", "actorName", "action", "changes", "operationId",
        "requestHash", "previousHash", "hash")
      SELECT '${randomUUID()}', "id", "logSeq" + 1, now(), 'a', 'Ann', 'Signed In', '{}', '${randomUUID()}', 'a', "logHash", 'b'
      FROM "Workspace"`);
    expect(await wholeScans(raw)).toBe(before);
    await raw.execute('ROLLBACK');
  },
);

async function wholeScans(raw: Raw): Promise<unknown> {
  const [row] = await raw.rows(
    `SELECT pg_stat_get_xact_numscans('public."Log"'::regclass)::integer AS "scans"`,
  );
  return row!.scans;
}
