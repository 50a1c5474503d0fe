import type { ClientConfig } from 'pg';
import type { Purpose } from '@/lib/db/engine';

/** How long a connection may take to be made, in milliseconds. */
const CONNECT_MS = 5_000;

/**
 * How every connection of ours is made. A commit is on disk when it is acknowledged, times are UTC, a client that died
 * in the middle of a transaction does not keep its locks, a reader cannot write, and a name means the table in `public`,
 * whatever other schemas and temporary tables there are.
 */
export function connectionSettings(
  url: string,
  purpose: Purpose,
  more: Record<string, string> = {},
): ClientConfig {
  const settings = {
    ...more,
    synchronous_commit: 'on',
    TimeZone: 'UTC',
    search_path: 'public,pg_temp',
    idle_in_transaction_session_timeout: '60000',
    default_transaction_read_only: purpose === 'read' ? 'on' : 'off',
  };
  return {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'order-desk',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}

/** What a server must be like; the query that tells, and what to do where it is not. */
export const SERVER_SETTINGS = `
  SELECT current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS full_page_writes,
    current_setting('server_encoding') AS server_encoding`;

/** Throws one sentence when the server could lose an acknowledged write, or cannot hold every text. */
export function assertServer(settings: Record<string, unknown>): void {
  const wanted = { fsync: 'on', full_page_writes: 'on', server_encoding: 'UTF8' };
  for (const [name, value] of Object.entries(wanted)) {
    if (settings[name] !== value) {
      throw new Error(
        `The database server runs with ${name}=${String(settings[name])} instead of ${value}, which could lose data: change it there and start again.`,
      );
    }
  }
}
