import 'server-only';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { env } from '@/lib/env';
import { beforeExit } from '@/lib/http/lifecycle';
import { engineOf, type Engine } from './engine';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client';
import { PrismaClient, type Prisma } from './generated/sqlite/client';
import { assertReady } from './guards';
import { postgresqlPool } from './postgresql/adapter';
import { rollbackAfterFailedCommit } from './rollback-after-failed-commit';
import { sqliteFactory } from './sqlite/adapter';
import type { Direct } from './statements';

type Role = 'reader' | 'writer';

export type Connection = {
  prisma: PrismaClient;
  /** Connects first. */
  direct: () => Promise<Direct>;
  close: () => Promise<void>;
};

type Connections = Record<Role, Connection>;

// Next may load this module more than once per process; two writers on one file would block each other.
const shared = globalThis as typeof globalThis & { orderDeskConnections?: Connections };

export function connections(): Connections {
  return (shared.orderDeskConnections ??= connect(env().DATABASE_URL));
}

export async function disconnect(): Promise<void> {
  const open = shared.orderDeskConnections;
  shared.orderDeskConnections = undefined;
  await Promise.all([open?.reader.close(), open?.writer.close()]);
}

function connect(url: string): Connections {
  let ready: Promise<void> | undefined;
  const whenReady = () =>
    (ready ??= assertReady(url).catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
  const open = (role: Role) => OPEN[engineOf(url)](url, role, whenReady);
  beforeExit(disconnect);
  return { reader: open('reader'), writer: open('writer') };
}

const OPEN: Record<
  Engine,
  (url: string, role: Role, whenReady: () => Promise<void>) => Connection
> = {
  sqlite: (url, role, whenReady) => {
    let opened: Direct | undefined;
    const factory = sqliteFactory(url, role, (direct) => (opened = direct));
    const prisma = new PrismaClient({ ...options(), adapter: connectAfter(whenReady, factory) });
    return {
      prisma,
      direct: whenConnected(prisma, () => opened!),
      close: () => prisma.$disconnect(),
    };
  },
  postgresql: (url, role, whenReady) => {
    const { factory, direct, end } = postgresqlPool(url, role);
    const client = new PostgresqlClient({
      ...options(),
      adapter: connectAfter(whenReady, factory),
    });
    const prisma = client as unknown as PrismaClient;
    return {
      prisma,
      direct: whenConnected(prisma, () => direct),
      close: async () => {
        await prisma.$disconnect();
        await end();
      },
    };
  },
};

function whenConnected(prisma: PrismaClient, direct: () => Direct): Connection['direct'] {
  let connected: Direct | undefined;
  return async () => {
    if (!connected) {
      await prisma.$connect();
      connected = direct();
    }
    return connected;
  };
}

function options() {
  return {
    log: env().LOG_LEVEL === 'debug' ? ['query', 'warn', 'error'] : ['warn'],
    // Otherwise error messages contain the query's arguments, including password hashes.
    errorFormat: 'minimal',
  } satisfies Omit<Prisma.PrismaClientOptions, 'adapter' | 'accelerateUrl'>;
}

function connectAfter<F extends SqlDriverAdapterFactory>(
  ready: () => Promise<void>,
  factory: F,
): F {
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    await ready();
    return rollbackAfterFailedCommit(await open());
  };
  return factory;
}
