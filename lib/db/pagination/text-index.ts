import 'server-only';
import { engine } from '@/lib/db/client';
import { all, raw, sql, type Sql } from '@/lib/db/sql';
import type { Index } from './sql';

const TRIGRAM = 3;

/** Finds all orders that ever contained these folded words, and a few others; null if all words are too short. */
export function textIndex(words: string[], workspaceId: string): Index | null {
  const isPostgresql = engine() === 'postgresql';
  // PostgreSQL's trigram index covers only letters and digits.
  const indexed = words.filter((word) =>
    isPostgresql ? /[\p{L}\p{N}]{3}/u.test(word) : [...word].length >= TRIGRAM,
  );
  if (indexed.length === 0) return null;
  if (isPostgresql) {
    const contains = indexed.map((word) => sql`"OrderText"."text" LIKE ${pattern(word)}`);
    const where = all([sql`"OrderText"."workspaceId" = ${workspaceId}`, ...contains]);
    return { from: raw(`"OrderText"`), where, alone: sql`"OrderText" WHERE ${where}` };
  }
  const quoted = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const found = sql`"OrderSearch" MATCH ${`tag : "${workspaceId.slice(-TRIGRAM)}" AND text : (${quoted})`}`;
  return {
    from: raw(`"OrderSearch" CROSS JOIN "OrderText" ON "OrderText"."key" = "OrderSearch"."rowid"`),
    where: found,
    alone: sql`"OrderSearch" WHERE ${found}`,
  };
}

/** Without an index. Column and word must be folded. */
export function containsText(column: Sql, word: string): Sql {
  return sql`${column} LIKE ${pattern(word)} ESCAPE '\\'`;
}

function pattern(word: string): string {
  return `%${likeText(word)}%`;
}

/** For a pattern with `ESCAPE '\\'`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
