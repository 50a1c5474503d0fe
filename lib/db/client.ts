import 'server-only';
import { env } from '@/lib/env';
import { connections, type Connection } from './connections';
import { engineOf, type Engine } from './engine';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { withRetry } from './retry';
import { guarded, type Statements } from './statements';

export { disconnect } from './connections';

declare const txBrand: unique symbol;

/** Proof of a write transaction, for statements. Only `transaction()` and `statementTransaction()` create one. */
export type StatementTx = { readonly [txBrand]: true };

/** The same, with Prisma. Only `mutations.ts` files may require one. */
export type Tx = Prisma.TransactionClient & StatementTx;

type ReadOperation = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany' | 'count';
type ModelName = Uncapitalize<Prisma.ModelName>;

export type Reader = { [M in ModelName]: Pick<PrismaClient[M], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>;

export type OrderWhere = Prisma.OrderWhereInput;

/** Milliseconds: the longest wait for a connection, and the longest transaction. */
const QUEUE_MS = 20_000;
const TRANSACTION_MS = 20_000;

/** Prisma ends its transactions at the limit, and another one may then use the connection. */
const MARGIN_MS = 1_000;

/** Over read-only connections: the database refuses a write. Throws Refusal `busy` or `unreachable` after retries. */
export function db(): Reader {
  return reading().prisma;
}

/** For reads of every request. As {@link db}, many times cheaper. */
export function statements(): Statements {
  return reading().statements;
}

/** Without retries, for callers that must not wait. */
export function dbWithoutRetry(): Reader {
  return connections().reader.prisma;
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
  return withRetry(async () => {
    const { prisma, direct } = connections().writer;
    const { beside } = await direct();
    return beside((inside) =>
      prisma.$transaction(
        (tx) => whileOpen(tx as Tx, inside(), TRANSACTION_MS - MARGIN_MS, run),
        limits,
      ),
    );
  });
}

/**
 * As {@link transaction}, many times cheaper, without Prisma. The first statement is sent together with `BEGIN`, so alone
 * it must change nothing, as `lockLog`.
 */
export function statementTransaction<T>(run: (tx: StatementTx) => Promise<T>): Promise<T> {
  return withRetry(async () => {
    const { begin } = await connections().writer.direct();
    const { statements, commit, rollback } = await begin();
    try {
      const result = await whileOpen({} as StatementTx, statements, TRANSACTION_MS, run);
      await commit();
      return result;
    } catch (error) {
      await rollback();
      throw error;
    }
  });
}

/** On the connection of this transaction. They throw once it has ended or takes too long. */
export function statementsIn(tx: StatementTx): Statements {
  return opened.get(tx)!;
}

/**
 * Runs writes of a transaction that don't wait for each other, on PostgreSQL in one round trip. Throws the first error in
 * their order, which is the cause of the others.
 */
export async function runTogether(writes: (() => Promise<void>)[]): Promise<void> {
  if (engine() === 'sqlite') {
    // Some errors end SQLite's transaction: the next write would be outside of it.
    for (const write of writes) await write();
    return;
  }
  const results = await Promise.allSettled(writes.map((write) => write()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

const opened = new WeakMap<StatementTx, Statements>();

async function whileOpen<X extends StatementTx, T>(
  tx: X,
  statements: Statements,
  limit: number,
  run: (tx: X) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + limit;
  let isOver = false;
  const assertOpen = () => {
    if (isOver || performance.now() > deadline) throw new Error('This transaction is over.');
  };
  opened.set(tx, guarded(assertOpen, statements));
  try {
    const result = await run(tx);
    assertOpen();
    return result;
  } finally {
    isOver = true;
  }
}

type Reading = { prisma: Reader; statements: Statements };

/** Not global: each copy of this module must throw its own `Refusal` class. */
let cached: (Reading & { of: Connection }) | undefined;

function reading(): Reading {
  const of = connections().reader;
  if (cached?.of !== of) {
    cached = { of, prisma: retrying(of.prisma), statements: retryingStatements(of.direct) };
  }
  return cached;
}

function retrying(reader: PrismaClient): Reader {
  return reader.$extends({
    query: { $allOperations: ({ args, query }) => withRetry(() => query(args)) },
  }) as unknown as Reader;
}

function retryingStatements(direct: Connection['direct']): Statements {
  return {
    rows: (query) => withRetry(async () => (await direct()).statements.rows(query)),
    one: (query) => withRetry(async () => (await direct()).statements.one(query)),
    run: (query) => withRetry(async () => (await direct()).statements.run(query)),
  };
}
