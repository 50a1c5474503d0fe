import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openDatabase } from '@/lib/db/sqlite';

/** A new folder, gone when the test ends. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The url of a database file that does not exist yet. */
export function newDatabaseUrl(): string {
  return `file:${path.join(newFolder(), 'test.db')}`;
}

/** A new and empty database, closed when the test ends. */
export function newDatabase(url: string = newDatabaseUrl()): Database {
  const database = openDatabase(url);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** A folder of migrations with this SQL each. */
export function migrationsFolder(migrations: Record<string, string>): string {
  const folder = newFolder();
  for (const [name, sql] of Object.entries(migrations)) writeMigration(folder, name, sql);
  return folder;
}

export function writeMigration(folder: string, name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}
