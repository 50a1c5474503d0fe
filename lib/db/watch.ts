import 'server-only';
import { env } from '@/lib/env';
import { engineOf, type Engine } from './engine';
import { watchPostgresql } from './postgresql/watch';
import { watchSqlite } from './sqlite/watch';

const WATCHES: Record<Engine, (url: string, onChange: () => void) => () => void> = {
  sqlite: watchSqlite,
  postgresql: watchPostgresql,
};

/**
 * Calls `onChange` soon after a log may have grown, whichever process wrote it, once at the beginning, and again after
 * each time that nothing could be seen; sometimes for nothing. What it answers ends it.
 */
export function watchLog(onChange: () => void): () => void {
  const { DATABASE_URL } = env();
  return WATCHES[engineOf(DATABASE_URL)](DATABASE_URL, onChange);
}
