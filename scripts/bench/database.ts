import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Engine } from '@/lib/db/engine';
import {
  newPostgresDatabase,
  prepareServer,
  type PostgresDatabase,
} from '@/scripts/lib/postgres-database';
import { newTestServer } from '@/scripts/lib/test-database';
import type { BenchOptions } from './options';

/** Marks the database on a PostgreSQL server that later runs reuse. */
const COMMENT = 'order context: benchmark';

/** A database, which may be empty. `close` removes it, unless it is kept for later runs. */
export type BenchDatabase = PostgresDatabase & { close: () => Promise<void> };

/** Opens the database that the options keep, or a new temporary one. Each commit has its own. */
export async function openDatabase(
  engine: Engine,
  { keep, server }: Pick<BenchOptions, 'keep' | 'server'>,
  commit = 'bench',
): Promise<BenchDatabase> {
  if (engine === 'sqlite') return openFile(keep, commit);
  if (server) return openOnServer(server);
  const database = await newTestServer();
  return { ...database, close: database.remove };
}

async function openFile(keep: string | undefined, name: string): Promise<BenchDatabase> {
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'order-desk-bench-'));
  mkdirSync(folder, { recursive: true });
  const url = `file:${path.join(folder, `${name}.db`)}`;
  const remove = () => {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const close = async () => {
    process.off('exit', remove);
    remove();
  };
  return { applicationUrl: url, ownerUrl: url, close };
}

/** Opens the database of an earlier run on a server, or creates one. */
async function openOnServer(server: string): Promise<BenchDatabase> {
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
