import 'server-only';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PATIENCE_MS } from '@/lib/db/retry';
import { assertDurable } from './durable';
import { serializeTransactions } from './transactions';

/** SQLite blocks the whole process while it waits, so longer waits are retried from outside. */
const BUSY_MS = { reader: 50, writer: 0 };

const CACHE_KIB = 65_536;

/** Pages of 4 KiB; the more, the fewer times a page that many transactions change is written. */
const CHECKPOINT_PAGES = 8_000;

/** WAL and `synchronous=FULL`: acknowledged writes survive a power cut. Refuses to connect otherwise. */
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
