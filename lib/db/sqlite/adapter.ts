import 'server-only';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PATIENCE_MS } from '@/lib/db/retry';
import { assertDurable } from './durable';
import { serializeTransactions } from './transactions';

/**
 * How long a connection waits inside SQLite, in milliseconds, which blocks the whole process. A writer that finds the
 * lock taken is tried again from outside instead, and so is a reader where another process holds all of the file for
 * longer than the instant in which it recovers or resets the log.
 */
const BUSY_MS = { reader: 50, writer: 0 };

/** What a connection keeps of the file in memory, in KiB: SQLite's own 2 MiB hold too little of an index. */
const CACHE_KIB = 65_536;

/**
 * After how many pages, of 4 KiB, the log that is written ahead is brought into the file. What many transactions change
 * again and again, such as the ends of indexes, is then written there once.
 */
const CHECKPOINT_PAGES = 8_000;

/**
 * Prisma's driver adapter with the settings this product depends on: WAL and `synchronous=FULL`, so that what was
 * acknowledged survives a power cut. Refuses to connect where they do not hold.
 */
export function sqliteFactory(url: string, purpose: 'reader' | 'writer'): PrismaBetterSqlite3 {
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
    adapter.startTransaction = serializeTransactions(adapter, PATIENCE_MS);
    return adapter;

    async function pragma(name: string): Promise<string> {
      const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
      return String(rows[0]?.[0]);
    }
  };
  return factory;
}
