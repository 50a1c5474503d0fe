import 'server-only';
import type Database from 'better-sqlite3';
import { openFile } from './raw';

const POLL_MS = 200;

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
      close();
      return;
    }
    onChange();
  }

  function open(): Database.Statement<[], unknown> {
    database = openFile(url, 'read');
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
