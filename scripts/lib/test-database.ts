import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { startPostgres, type PostgresServer } from '@/scripts/lib/postgres';
import { newPostgresDatabase, prepareServer, type PostgresDatabase } from './postgres-database';

/** A temporary database that nothing else uses, so a test may damage it. */
export type TestDatabase = PostgresDatabase & { remove: () => Promise<void> };

/** Creates a migrated, empty database; for PostgreSQL on a new server. */
export function newTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'sqlite' ? newFile() : newTestServer();
}

async function newFile(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
  const url = `file:${path.join(folder, 'oms.db')}`;
  await withRaw(url, 'write', (raw) => upgrade(raw));
  const remove = async () => rmSync(folder, { recursive: true, force: true });
  return { applicationUrl: url, ownerUrl: url, remove };
}

/** Starts a PostgreSQL server with one migrated, empty database. */
export async function newTestServer(): Promise<TestDatabase & { server: PostgresServer }> {
  const server = await startPostgres();
  await prepareServer(server.url());
  const database = await newPostgresDatabase(server.url());
  return { ...database, server, remove: () => server.remove() };
}
