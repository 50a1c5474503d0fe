import 'server-only';
import { engine } from '@/lib/db/client';
import { all, raw, sql, type Sql } from '@/lib/db/sql';

/** What the index knows: runs of three characters. */
const RUN = 3;

/**
 * How the index over all that orders ever said leads to those of a workspace that hold every word, or few more: what
 * stands after FROM, with "OrderText" in it, and the condition. Words are folded. Null where no word is long enough.
 */
export function textIndex(words: string[], workspaceId: string): { from: Sql; where: Sql } | null {
  const isPostgresql = engine() === 'postgresql';
  // PostgreSQL's index knows letters and digits alone.
  const long = words.filter((word) =>
    isPostgresql ? /[\p{L}\p{N}]{3}/u.test(word) : [...word].length >= RUN,
  );
  if (long.length === 0) return null;
  if (isPostgresql) {
    const has = long.map((word) => sql`"OrderText"."text" LIKE ${pattern(word)}`);
    return {
      from: raw(`"OrderText"`),
      where: all([sql`"OrderText"."workspaceId" = ${workspaceId}`, ...has]),
    };
  }
  // Quoted, a word is nothing but its characters.
  const quoted = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  return {
    from: raw(`"OrderSearch" CROSS JOIN "OrderText" ON "OrderText"."key" = "OrderSearch"."rowid"`),
    where: sql`"OrderSearch" MATCH ${`tag : "${workspaceId.slice(-RUN)}" AND text : (${quoted})`}`,
  };
}

/** The condition that a column holds the folded word. */
export function containsText(column: Sql, word: string): Sql {
  return sql`${column} LIKE ${pattern(word)} ESCAPE '\\'`;
}

function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
