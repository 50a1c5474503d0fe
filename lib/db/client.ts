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

/** Proof of being inside a write transaction. Only `transaction()` makes one; only `mutations.ts` files may ask for one. */
export type Tx = Prisma.TransactionClient & { readonly [txBrand]: true };
declare const txBrand: unique symbol;

type ReadOperation = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany' | 'count';
type ModelName = Uncapitalize<Prisma.ModelName>;

/** The database as queries see it: nothing on it writes. */
export type Reader = { [M in ModelName]: Pick<PrismaClient[M], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>;

/** A condition over orders, for the one place that says who sees which. */
export type OrderWhere = Prisma.OrderWhereInput;

type Role = 'reader' | 'writer';
type Connections = Record<Role, PrismaClient>;

// Next may load this module more than once in a process; two writers on one file would stall each other.
const shared = globalThis as typeof globalThis & { orderDeskConnections?: Connections };

/** How long a transaction may wait for a connection, and how long it may then take, in milliseconds. */
const QUEUE_MS = 20_000;
const TRANSACTION_MS = 20_000;

/**
 * The reader: sees committed rows only, opened read-only, so that a write through it fails in the database itself. Where
 * the database does not answer, it is asked again, within bounds.
 * @throws Refusal `busy` or `unreachable` when the trouble did not pass.
 */
export function db(): Reader {
  const { reader } = connections();
  if (own?.reader !== reader) own = { reader, patient: patient(reader) };
  return own.patient;
}

/** The same reader without retries, for callers that need to know at once whether the database answers. */
export function dbWithoutRetry(): Reader {
  return connections().reader;
}

/** Which database this is. */
export function engine(): Engine {
  return engineOf(env().DATABASE_URL);
}

/**
 * Runs `work` in one write transaction. All of its writes are on disk when the promise resolves, none of them when it
 * rejects, unless the connection was cut before that: then nobody knows, which is what `unreachable` says. Where others
 * are in the way, or the connection is cut, `work` is run again, within bounds: it must be one whose second run after a
 * first that was committed changes nothing.
 * @throws Refusal `busy`, `unreachable` or `disk-full` when the trouble did not pass.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const limits = { maxWait: QUEUE_MS, timeout: TRANSACTION_MS };
  return withRetry(() => connections().writer.$transaction((tx) => work(tx as Tx), limits));
}

/** Closes both connections. For scripts and tests; the server does it when it stops. */
export async function disconnect(): Promise<void> {
  const open = shared.orderDeskConnections;
  shared.orderDeskConnections = undefined;
  await Promise.all([open?.reader.$disconnect(), open?.writer.$disconnect()]);
}

function connections(): Connections {
  return (shared.orderDeskConnections ??= connect(env().DATABASE_URL));
}

function connect(url: string): Connections {
  // Asked when a connection is first made, and again until it holds.
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

/** Not global: each copy of this module has to throw instances of its own `Refusal` class. */
let own: { reader: PrismaClient; patient: Reader } | undefined;

/** Whatever is read may be read twice. */
function patient(reader: PrismaClient): Reader {
  return reader.$extends({
    query: { $allOperations: ({ args, query }) => withRetry(() => query(args)) },
  }) as unknown as Reader;
}

const CLIENTS: Record<
  Engine,
  (url: string, role: Role, whenReady: () => Promise<void>) => PrismaClient
> = {
  sqlite: (url, role, whenReady) =>
    new PrismaClient({ ...options(), adapter: after(whenReady, sqliteFactory(url, role)) }),
  // Generated from the same models, so that the code needs one type for both.
  postgresql: (url, role, whenReady) =>
    new PostgresqlClient({
      ...options(),
      adapter: after(whenReady, postgresqlFactory(url, role)),
    }) as unknown as PrismaClient,
};

function options() {
  return {
    log: env().LOG_LEVEL === 'debug' ? ['query', 'warn', 'error'] : ['warn'],
    // Otherwise what was asked for stands in the message, passwords' hashes included.
    errorFormat: 'minimal',
  } satisfies Omit<Prisma.PrismaClientOptions, 'adapter' | 'accelerateUrl'>;
}

/** The same driver adapter, which connects only once `ready` has resolved. */
function after<F extends SqlDriverAdapterFactory>(ready: () => Promise<void>, factory: F): F {
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    await ready();
    return rollbackAfterFailedCommit(await open());
  };
  return factory;
}
