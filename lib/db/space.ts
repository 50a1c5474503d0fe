import 'server-only';
import { z } from 'zod';
import { engine, statementsIn, statementTransaction } from './client';
import { sql } from './sql';

/** About 4 MB: other writes wait that long. */
const PAGES_AT_ONCE = 1_000;

/** SQLite's name for it. */
const INCREMENTAL = 2;

const settingsSchema = z.object({
  autoVacuum: z.coerce.number().transform((mode) => mode === INCREMENTAL),
  free: z.coerce.number(),
});

/**
 * Shrinks the file of an SQLite database by a part of what deleted rows left. PostgreSQL, and a file made by an earlier
 * version, keep the space for new rows.
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
    const pages = Math.min(free, PAGES_AT_ONCE);
    // The driver runs one step of a statement, which frees a single page.
    for (let page = 0; page < pages; page++)
      await statements.run(sql`PRAGMA incremental_vacuum(1)`);
    return free > pages;
  });
}
