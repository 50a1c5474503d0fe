import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Engine } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import {
  newPostgresDatabase,
  prepareServer,
  type PostgresDatabase,
} from '@/scripts/lib/postgres-database';
import { newTestServer } from '@/scripts/lib/test-database';
import { expecting } from '@/scripts/steps/expecting';
import type { BenchOptions } from './wish';

/** How a database that stays says what it is, on a PostgreSQL server. */
const COMMENT = 'order desk: benchmark';

/** A migrated database, as the application and as its owner; `close` removes it, unless it was to stay. */
export type BenchDatabase = PostgresDatabase & { close: () => Promise<void> };

/** The database that the wish tells to keep, or a new one that goes at the end. */
export async function openDatabase(
  engine: Engine,
  { keep, server }: Pick<BenchOptions, 'keep' | 'server'>,
): Promise<BenchDatabase> {
  if (engine === 'sqlite') return openFile(keep);
  if (server) return openOn(server);
  const database = await newTestServer();
  return { ...database, close: database.remove };
}

async function openFile(keep: string | undefined): Promise<BenchDatabase> {
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'order-desk-bench-'));
  mkdirSync(folder, { recursive: true });
  const url = `file:${path.join(folder, 'bench.db')}`;
  const remove = () => {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const close = async () => {
    process.off('exit', remove);
    remove();
  };
  await bringUpToDate(url);
  return { applicationUrl: url, ownerUrl: url, close };
}

/** The database that an earlier run left on a server, or a new one. */
async function openOn(server: string): Promise<BenchDatabase> {
  const close = async () => undefined;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string; owner: string }>(
      `SELECT datname AS name, pg_get_userbyid(datdba) AS owner FROM pg_database
       WHERE shobj_description(oid, 'pg_database') = $1`,
      [COMMENT],
    );
    const [found] = rows;
    if (found) {
      // Its roles have the administrator's password.
      const as = (user: string) =>
        Object.assign(new URL(server), { pathname: found.name, username: user }).href;
      await bringUpToDate(as(found.owner));
      return { applicationUrl: as('order_desk'), ownerUrl: as(found.owner), close };
    }
    await prepareServer(server);
    const database = await newPostgresDatabase(server);
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await admin.query(`COMMENT ON DATABASE ${name} IS '${COMMENT}'`);
    return { ...database, close };
  } finally {
    await admin.end();
  }
}

/** One that was kept may be older. */
async function bringUpToDate(ownerUrl: string): Promise<void> {
  await expecting(() => withRaw(ownerUrl, 'write', (raw) => upgrade(raw)));
}
