import { randomBytes } from 'node:crypto';
import type { Engine, Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { cookieOf, newSession } from './session';
import { prepareDatabase, type Build } from './build';
import { workspaceName } from './fill/fill';
import { openDatabase, type BenchDatabase } from './database';
import { startServer, type Server } from './server';
import type { BenchOptions } from './options';

/** A workspace of a known size, and a logged-in user of it. */
export type Workspace = { id: string; size: number; userId: string; cookie: string };

/** Everything a suite needs to measure one build on one engine. */
export type BenchContext = {
  engine: Engine;
  build: Build;
  /** Smallest first, all in one database. */
  workspaces: Workspace[];
  /** Without orders, in the same database. */
  empty: Workspace;
  /** How often each case is requested sequentially. */
  requests: number;
  /** Environment variables for processes that use this database. */
  settings: { DATABASE_URL: string; AUTH_SECRET: string };
  database: BenchDatabase;
  /** The production server, which starts at the first call. */
  server: () => Promise<Server>;
  /** Another one, with more environment variables, which the caller stops. */
  newServer: (more?: Record<string, string>) => Promise<Server>;
  close: () => Promise<void>;
};

/** Creates or reuses a database with workspaces of the given sizes. */
export async function openContext(
  engine: Engine,
  options: BenchOptions,
  build: Build,
): Promise<BenchContext> {
  const database = await openDatabase(engine, options, build.commit);
  try {
    await prepareDatabase(build, database.ownerUrl, [0, ...options.sizes]);
    const secret = randomBytes(32).toString('hex');
    const settings = { DATABASE_URL: database.applicationUrl, AUTH_SECRET: secret };
    const [empty, ...workspaces] = await withRaw(database.ownerUrl, 'write', async (raw) => {
      const found: Workspace[] = [];
      for (const size of [0, ...options.sizes]) found.push(await signIn(raw, size, secret));
      return found;
    });
    const newServer = (more: Record<string, string> = {}) =>
      startServer({ ...settings, ...more }, { folder: build.folder });
    let server: Promise<Server> | undefined;
    return {
      engine,
      build,
      workspaces,
      empty: empty!,
      requests: options.requests,
      settings,
      database,
      server: () => (server ??= newServer()),
      newServer,
      close: async () => {
        await (await server?.catch(() => undefined))?.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Creates sessions of a user. Returns their cookies. */
export function newCookies(
  context: BenchContext,
  { userId }: Pick<Workspace, 'userId'>,
  count: number,
): Promise<string[]> {
  return withRaw(context.database.ownerUrl, 'write', async (raw) => {
    const cookies: string[] = [];
    while (cookies.length < count) {
      cookies.push(await cookieOf(await newSession(raw, userId), context.settings.AUTH_SECRET));
    }
    return cookies;
  });
}

async function signIn(raw: Raw, size: number, secret: string): Promise<Workspace> {
  const [found] = await raw.rows<{ id: string; userId: string }>(
    `SELECT w."id", min(u."id") AS "userId" FROM "Workspace" AS w JOIN "User" AS u ON u."workspaceId" = w."id"
     WHERE w."name" = $1 GROUP BY w."id"`,
    [workspaceName(size)],
  );
  const { id, userId } = found!;
  const cookie = await cookieOf(await newSession(raw, userId), secret);
  return { id, size, userId, cookie };
}
