import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '@/lib/db/engine';
import { migrate } from '@/lib/db/migrate';
import { withRaw } from '@/lib/db/raw';
import { startPostgres, type PostgresServer } from '@/scripts/steps/postgres';
import {
  newPostgresDatabase,
  prepareServer,
  type PostgresDatabase,
} from '@/tests/support/postgres';

/** A database of our own, to do to it what one would not do to a shared one. */
export type Grounds = PostgresDatabase & { remove: () => Promise<void> };

/** A new database, migrated and empty, on a new server where the engine has servers. */
export function newGrounds(engine: Engine): Promise<Grounds> {
  return engine === 'sqlite' ? newFile() : newServer();
}

async function newFile(): Promise<Grounds> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-faults-'));
  const url = `file:${path.join(folder, 'oms.db')}`;
  await withRaw(url, 'write', (raw) => migrate(raw));
  const remove = async () => rmSync(folder, { recursive: true, force: true });
  return { applicationUrl: url, ownerUrl: url, remove };
}

/** A new database on a new PostgreSQL server, which can be stopped and started. */
export async function newServer(): Promise<Grounds & { server: PostgresServer }> {
  const server = await startPostgres();
  await prepareServer(server.url());
  const database = await newPostgresDatabase(server.url());
  return { ...database, server, remove: () => server.remove() };
}
