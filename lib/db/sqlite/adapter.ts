import 'server-only';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type Database from 'better-sqlite3';
import { PATIENCE_MS } from '@/lib/db/retry';
import type { Direct, Statements } from '@/lib/db/statements';
import { assertDurable } from './durable';
import { sqliteStatements } from './statements';
import { beginTransaction, prismaTransactions, takeTurns } from './transactions';

/** SQLite blocks the whole process while it waits, so longer waits are retried from outside. */
const BUSY_MS = { reader: 50, writer: 0 };

/** Of each connection. What it doesn't hold is in the memory of the operating system. */
const CACHE_KIB = 16_384;

/** Pages of 4 KiB; the more, the fewer times a page that many transactions change is written. */
const CHECKPOINT_PAGES = 8_000;

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/**
 * WAL and `synchronous=FULL`: acknowledged writes survive a power cut. Refuses to connect otherwise. `onConnect` gets
 * the statements of each new connection, which Prisma closes.
 */
export function sqliteFactory(
  url: string,
  purpose: 'reader' | 'writer',
  onConnect?: (direct: Direct) => void,
): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({
    url,
    timeout: BUSY_MS[purpose],
    readonly: purpose === 'reader',
    fileMustExist: true,
  });
  const open = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await open();
    await adapter.executeScript(
      `PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`,
    );
    const settings = {
      journal_mode: await pragma('journal_mode'),
      synchronous: await pragma('synchronous'),
      foreign_keys: await pragma('foreign_keys'),
    };
    assertDurable(settings);
    const statements = statementsOf(adapter);
    const turns = takeTurns(statements, PATIENCE_MS);
    adapter.startTransaction = prismaTransactions(adapter, turns);
    onConnect?.({
      statements,
      begin: () => beginTransaction(statements, turns),
      // All transactions share the connection, one at a time.
      beside: (run) => run(() => statements),
    });
    return adapter;

    async function pragma(name: string): Promise<string> {
      const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
      return String(rows[0]?.[0]);
    }
  };
  return factory;
}

/** On the adapter's own connection, which its types hide. */
export function statementsOf(adapter: Adapter): Statements {
  const { client } = adapter as unknown as { client: Database.Database };
  return sqliteStatements(client);
}
