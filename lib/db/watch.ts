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
 * Calls `onChange` at the start, soon after any process appended to a log, and after outages; may have false alarms.
 */
export function watchLog(onChange: () => void): () => void {
  const { DATABASE_URL } = env();
  return WATCHES[engineOf(DATABASE_URL)](DATABASE_URL, onChange);
}
