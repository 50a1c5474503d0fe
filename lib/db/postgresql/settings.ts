import type { ClientConfig } from 'pg';
import type { Purpose } from '@/lib/db/engine';

const CONNECT_MS = 5_000;

/** Acknowledged commits are on disk, times are UTC, and names mean the tables in `public`. */
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

export const SERVER_SETTINGS = `
  SELECT current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS full_page_writes,
    current_setting('server_encoding') AS server_encoding`;

export function assertServer(settings: Record<string, unknown>): void {
  const required = { fsync: 'on', full_page_writes: 'on', server_encoding: 'UTF8' };
  for (const [name, value] of Object.entries(required)) {
    if (settings[name] !== value) {
      throw new Error(
        `The database server runs with ${name}=${String(settings[name])} instead of ${value}, which could lose data: change it there and start again.`,
      );
    }
  }
}
