import 'server-only';
import type Database from 'better-sqlite3';
import { openFile } from './raw';

const POLL_MS = 200;

export function watchSqlite(url: string, onChange: () => void): () => void {
  let database: Database.Database | undefined;
  let counter: Database.Statement<[], unknown> | undefined;
  let seen: unknown;

  function check(): void {
    try {
      counter ??= open();
      const current = counter.get();
      if (current === seen) return;
      seen = current;
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

  const timer = setInterval(check, POLL_MS).unref();
  check();
  return () => {
    clearInterval(timer);
    close();
  };
}
