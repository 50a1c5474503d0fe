import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { openRaw } from '@/lib/db/raw';
import { newPostgresDatabase } from '@/scripts/lib/postgres-database';
import { engine } from './database';

/** A new folder, removed when the test ends. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The URL of an SQLite database whose file does not exist yet. */
export function newFileUrl(): string {
  return `file:${path.join(newFolder(), 'test.db')}`;
}

/** The URL of a database without tables, on the engine of this run, as its owner. */
export async function newDatabaseUrl(): Promise<string> {
  if (engine === 'sqlite') return newFileUrl();
  const { ownerUrl } = await newPostgresDatabase(inject('adminUrl'), { empty: true });
  return ownerUrl;
}

/** A connection to a database without tables, closed when the test ends. */
export async function newDatabase(url?: string): Promise<Raw> {
  const raw = await openRaw(url ?? (await newDatabaseUrl()), 'write');
  onTestFinished(() => raw.close());
  return raw;
}

/** A folder with these migrations: SQL by name. */
export function migrationsFolder(migrations: Record<string, string>): string {
  const folder = newFolder();
  for (const [name, sql] of Object.entries(migrations)) writeMigration(folder, name, sql);
  return folder;
}

export function writeMigration(folder: string, name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}
