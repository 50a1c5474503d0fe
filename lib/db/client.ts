import 'server-only';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/refusal';
import { Prisma, PrismaClient } from './generated/sqlite/client';
import { assertReady } from './ready';
import { sqliteFactory } from './sqlite';

/** Proof of being inside a write transaction. Only `transaction()` makes one; only `mutations.ts` files may ask for one. */
export type Tx = Prisma.TransactionClient & { readonly [txBrand]: true };
declare const txBrand: unique symbol;

type ReadOperation = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany';
type ModelName = Uncapitalize<Prisma.ModelName>;

/** The database as queries see it: nothing on it writes. */
export type Reader = { [M in ModelName]: Pick<PrismaClient[M], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>;

/** A condition over orders, for the one place that says who sees which. */
export type OrderWhere = Prisma.OrderWhereInput;

type Connections = { reader: PrismaClient; writer: PrismaClient };

// Next may load this module more than once in a process; two writers on one file would stall each other.
const shared = globalThis as typeof globalThis & { orderDeskConnections?: Connections };

/** How long a write may queue for the single writer, and how long it may then take, in milliseconds. */
const QUEUE_MS = 20_000;
const TRANSACTION_MS = 20_000;

/** The reader: sees committed rows only, opened read-only, so that a write through it fails in the database itself. */
export function db(): Reader {
  return connections().reader;
}

/**
 * Runs `work` in one write transaction on the single writer connection; concurrent calls queue.
 * All of its writes are on disk when the promise resolves, none of them when it rejects.
 * @throws Refusal `busy` when the queue did not move for too long; nothing was tried then.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { writer } = connections();
  const limits = { maxWait: QUEUE_MS, timeout: TRANSACTION_MS };
  let started = false;
  return writer
    .$transaction((tx) => {
      started = true;
      return work(tx as Tx);
    }, limits)
    .catch((thrown: unknown) => {
      const isLimit =
        thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === 'P2028';
      if (isLimit && !started) throw new Refusal('busy', {});
      throw thrown;
    });
}

/** Closes both connections. For scripts and tests; the server keeps them until the process ends. */
export async function disconnect(): Promise<void> {
  const open = shared.orderDeskConnections;
  shared.orderDeskConnections = undefined;
  await Promise.all([open?.reader.$disconnect(), open?.writer.$disconnect()]);
}

function connections(): Connections {
  if (shared.orderDeskConnections) return shared.orderDeskConnections;
  const url = env().DATABASE_URL;
  assertReady(url);
  return (shared.orderDeskConnections = {
    reader: connect(url, 'reader'),
    writer: connect(url, 'writer'),
  });
}

function connect(url: string, purpose: 'reader' | 'writer'): PrismaClient {
  return new PrismaClient({
    adapter: sqliteFactory(url, purpose),
    log: env().LOG_LEVEL === 'debug' ? ['query', 'warn', 'error'] : ['warn'],
  });
}
