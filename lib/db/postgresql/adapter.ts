import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Direct, Statements } from '@/lib/db/statements';
import { env } from '@/lib/env';
import { connectionSettings } from './settings';
import { postgresqlStatements } from './statements';
import { beginTransaction } from './transactions';

/** Connections of all processes of a server together, with a few at least for each. */
const POOL = { all: 10, least: 2 };

/** Longer than any of our transactions. */
const SILENCE_MS = 30_000;

const PLANNING = {
  /** Always use an index: a plan that scans a small table goes wrong as the table grows. */
  enable_seqscan: 'off',
  /** A plan for any value would not use the indexes that suit this one. */
  plan_cache_mode: 'force_custom_plan',
};

/** One pool of connections, for Prisma and for statements. */
export function postgresqlPool(
  url: string,
  purpose: 'reader' | 'writer',
): { factory: PrismaPg; direct: Direct; end: () => Promise<void> } {
  const pool = new pg.Pool({
    ...connectionSettings(url, purpose === 'reader' ? 'read' : 'write', PLANNING),
    max: Math.max(POOL.least, Math.ceil(POOL.all / (env().WORKERS ?? 1))),
    // So a finished command exits at once instead of waiting for the last idle connection.
    allowExitOnIdle: true,
    stream: socketWithTimeout,
    // Statements of a transaction that don't wait for each other share a round trip.
    pipeline: true,
  });
  pool.on('error', () => undefined);
  const current = new AsyncLocalStorage<{ statements?: Statements }>();
  const factory = new PrismaPg(pool);
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await open();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const transaction = await start(isolation);
      const started = current.getStore();
      if (started) started.statements = postgresqlStatements(clientOf(transaction));
      return transaction;
    };
    return adapter;
  };
  return {
    factory,
    direct: {
      statements: postgresqlStatements(pool as unknown as pg.ClientBase),
      begin: () => beginTransaction(pool),
      beside: (run) => {
        const started: { statements?: Statements } = {};
        return current.run(started, () =>
          run(() => {
            if (!started.statements) throw new Error('No transaction was started here.');
            return started.statements;
          }),
        );
      },
    },
    end: () => pool.end(),
  };
}

/** The transaction's own connection, which its types hide. */
function clientOf(transaction: object): pg.ClientBase {
  return (transaction as { client: pg.ClientBase }).client;
}

/** Hangs up on a server that froze, or whose network vanished without closing the connection. */
function socketWithTimeout(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy());
}
