/**
 * `npm run db:diff`: prints, for each engine, the SQL that migrates the database to `prisma/schema.prisma`; an empty
 * migration if they match. New migrations start from it; triggers and checks are added manually.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { schemaDiff } from '@/scripts/lib/schema-diff';
import { startPostgres } from './lib/postgres';
import { findPostgres } from './lib/postgres-programs';

console.log(`-- SQLite\n${await diffOnSqlite()}`);
console.log(
  findPostgres()
    ? `-- PostgreSQL\n${await diffOnPostgresql()}`
    : '-- PostgreSQL was not compared: install it (Debian: apt-get install postgresql), then run the command again.',
);

async function diffOnSqlite(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-schema-'));
  try {
    return await diffOf(`file:${path.join(folder, 'migrated.db')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function diffOnPostgresql(): Promise<string> {
  const server = await startPostgres();
  try {
    return await diffOf(server.url());
  } finally {
    await server.remove();
  }
}

async function diffOf(url: string): Promise<string> {
  await withRaw(url, 'write', (raw) => upgrade(raw));
  return schemaDiff(url);
}
