import 'server-only';
import { z } from 'zod';
import { engine, statementsIn, statementTransaction } from './client';
import { raw, sql } from './sql';

/** About 4 MB: other writes wait that long. */
const PAGES_AT_ONCE = 1_000;

/** SQLite's name for it. */
const INCREMENTAL = 2;

const settingsSchema = z.object({
  autoVacuum: z.coerce.number().transform((mode) => mode === INCREMENTAL),
  free: z.coerce.number(),
});

/**
 * Shrinks the file of an SQLite database by a part of what deleted rows left. PostgreSQL does this automatically, and a file
 * made by an earlier version keeps the space for new rows.
 * @returns whether there is more
 */
export async function giveSpaceBack(): Promise<boolean> {
  if (engine() !== 'sqlite') return false;
  return statementTransaction(async (tx) => {
    const statements = statementsIn(tx);
    const row = await statements.one(sql`
      SELECT "auto_vacuum" AS "autoVacuum", "freelist_count" AS "free"
      FROM pragma_auto_vacuum, pragma_freelist_count`);
    const { autoVacuum, free } = settingsSchema.parse(row);
    if (!autoVacuum || free === 0) return false;
    await statements.rows(sql`PRAGMA incremental_vacuum(${raw(String(PAGES_AT_ONCE))})`);
    return free > PAGES_AT_ONCE;
  });
}
