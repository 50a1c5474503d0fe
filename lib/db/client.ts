import 'server-only';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { env } from '@/lib/env';
import { beforeExit } from '@/lib/http/lifecycle';
import { assertReady } from './guards';
import { rollbackAfterFailedCommit } from './rollback-after-failed-commit';
import { engineOf, type Engine } from './engine';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client';
import { PrismaClient, type Prisma } from './generated/sqlite/client';
import { postgresqlFactory } from './postgresql/adapter';
import { withRetry } from './retry';
import { sqliteFactory } from './sqlite/adapter';

/** Proof of a write transaction. Only `transaction()` creates one; only `mutations.ts` files may require one. */
export type Tx = Prisma.TransactionClient & { readonly [txBrand]: true };
declare const txBrand: unique symbol;

type ReadOperation = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany' | 'count';
type ModelName = Uncapitalize<Prisma.ModelName>;

export type Reader = { [M in ModelName]: Pick<PrismaClient[M], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>;

export type OrderWhere = Prisma.OrderWhereInput;

type Role = 'reader' | 'writer';
type Connections = Record<Role, PrismaClient>;

// Next may load this module more than once per process; two writers on one file would block each other.
const shared = globalThis as typeof globalThis & { orderDeskConnections?: Connections };

/** Milliseconds: the longest wait for a connection, and the longest transaction. */
const QUEUE_MS = 20_000;
const TRANSACTION_MS = 20_000;

/** Over read-only connections: the database refuses a write. Throws Refusal `busy` or `unreachable` after retries. */
export function db(): Reader {
  const { reader } = connections();
  if (cached?.reader !== reader) cached = { reader, retrying: retrying(reader) };
  return cached.retrying;
}

/** Without retries, for callers that must not wait. */
export function dbWithoutRetry(): Reader {
  return connections().reader;
}

/** For the readiness check: one small query, without retries. The reason for a failure is in the server's log. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await dbWithoutRetry().workspace.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

export function engine(): Engine {
  return engineOf(env().DATABASE_URL);
}

/**
 * All writes are on disk when the promise resolves, none when it rejects; after `unreachable`, that is unknown.
 * `run` is called again after a conflict or a lost connection: repeating it after a commit must change nothing.
 * @throws Refusal `busy`, `unreachable` or `disk-full` when retrying didn't help
 */
export function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  const limits = { maxWait: QUEUE_MS, timeout: TRANSACTION_MS };
  return withRetry(() => connections().writer.$transaction((tx) => run(tx as Tx), limits));
}

export async function disconnect(): Promise<void> {
  const open = shared.orderDeskConnections;
  shared.orderDeskConnections = undefined;
  await Promise.all([open?.reader.$disconnect(), open?.writer.$disconnect()]);
}

function connections(): Connections {
  return (shared.orderDeskConnections ??= connect(env().DATABASE_URL));
}

function connect(url: string): Connections {
  let ready: Promise<void> | undefined;
  const whenReady = () =>
    (ready ??= assertReady(url).catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
  const open = (role: Role) => CLIENTS[engineOf(url)](url, role, whenReady);
  beforeExit(disconnect);
  return { reader: open('reader'), writer: open('writer') };
}

/** Not global: each copy of this module must throw its own `Refusal` class. */
let cached: { reader: PrismaClient; retrying: Reader } | undefined;

function retrying(reader: PrismaClient): Reader {
  return reader.$extends({
    query: { $allOperations: ({ args, query }) => withRetry(() => query(args)) },
  }) as unknown as Reader;
}

const CLIENTS: Record<
  Engine,
  (url: string, role: Role, whenReady: () => Promise<void>) => PrismaClient
> = {
  sqlite: (url, role, whenReady) =>
    new PrismaClient({ ...options(), adapter: connectAfter(whenReady, sqliteFactory(url, role)) }),
  postgresql: (url, role, whenReady) =>
    new PostgresqlClient({
      ...options(),
      adapter: connectAfter(whenReady, postgresqlFactory(url, role)),
    }) as unknown as PrismaClient,
};

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
