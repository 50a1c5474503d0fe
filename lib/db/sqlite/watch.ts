import 'server-only';
import type Database from 'better-sqlite3';
import { openFile } from './raw';

/** How often the file's change counter is read, in milliseconds; reading it takes some microseconds. */
const POLL_MS = 200;

/** Watches the counter that SQLite steps with every commit of another connection, in any process; see `watchLog`. */
export function watchSqlite(url: string, onChange: () => void): () => void {
  let database: Database.Database | undefined;
  let counter: Database.Statement<[], unknown> | undefined;
  let seen: unknown;

  function look(): void {
    try {
      counter ??= open();
      const found = counter.get();
      if (found === seen) return;
      seen = found;
    } catch {
      // Whoever reads the log will tell; here it is only tried again.
      close();
      return;
    }
    onChange();
  }

  function open(): Database.Statement<[], unknown> {
    database = openFile(url, 'read');
    // Waiting would stop the whole process; the next look is soon.
    database.pragma('busy_timeout = 0');
    return database.prepare<[], unknown>('PRAGMA data_version').pluck();
  }

  function close(): void {
    database?.close();
    database = undefined;
    counter = undefined;
    seen = undefined;
  }

  const timer = setInterval(look, POLL_MS).unref();
  look();
  return () => {
    clearInterval(timer);
    close();
  };
}
