import { randomBytes } from 'node:crypto';
import type { Engine, Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { cookieOf, newSession } from './cookie';
import { fillDatabase, nameOf } from './filling/fill';
import { openDatabase, type BenchDatabase } from './database';
import { startServer, type Server } from './server';
import type { BenchOptions } from './wish';

/** A workspace of a known size, and someone who is signed in to it. */
export type Workspace = { id: string; size: number; userId: string; cookie: string };

/** All that a suite needs on one engine. */
export type Desk = {
  engine: Engine;
  /** Of the sizes that were asked for, smallest first; all in one database. */
  workspaces: Workspace[];
  /** One without orders, in the same database. */
  none: Workspace;
  /** How often each case is asked for, one after the other. */
  requests: number;
  /** What processes of ours are given in their environment to work on this database. */
  settings: { DATABASE_URL: string; AUTH_SECRET: string };
  database: BenchDatabase;
  /** The production server, started when it is first needed. */
  server: () => Promise<Server>;
  close: () => Promise<void>;
};

/** Makes, or finds again, a database with the workspaces that were asked for. */
export async function openDesk(engine: Engine, wish: BenchOptions): Promise<Desk> {
  const database = await openDatabase(engine, wish);
  try {
    await fillDatabase(database.ownerUrl, [0, ...wish.sizes]);
    const secret = randomBytes(32).toString('hex');
    const settings = { DATABASE_URL: database.applicationUrl, AUTH_SECRET: secret };
    const [none, ...workspaces] = await withRaw(database.ownerUrl, 'write', async (raw) => {
      const found: Workspace[] = [];
      for (const size of [0, ...wish.sizes]) found.push(await signIn(raw, size, secret));
      return found;
    });
    let server: Promise<Server> | undefined;
    return {
      engine,
      workspaces,
      none: none!,
      requests: wish.requests,
      settings,
      database,
      server: () => (server ??= startServer(settings)),
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

/** Cookies for `count` new sessions of the workspace's user. */
export function newCookies(desk: Desk, { userId }: Workspace, count: number): Promise<string[]> {
  return withRaw(desk.database.ownerUrl, 'write', async (raw) => {
    const cookies: string[] = [];
    while (cookies.length < count) {
      cookies.push(await cookieOf(await newSession(raw, userId), desk.settings.AUTH_SECRET));
    }
    return cookies;
  });
}

async function signIn(raw: Raw, size: number, secret: string): Promise<Workspace> {
  const [found] = await raw.rows<{ id: string; userId: string }>(
    `SELECT w."id", min(u."id") AS "userId" FROM "Workspace" AS w JOIN "User" AS u ON u."workspaceId" = w."id"
     WHERE w."name" = $1 GROUP BY w."id"`,
    [nameOf(size)],
  );
  const { id, userId } = found!;
  const cookie = await cookieOf(await newSession(raw, userId), secret);
  return { id, size, userId, cookie };
}
