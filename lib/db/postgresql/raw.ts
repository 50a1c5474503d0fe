import 'server-only';
import pg from 'pg';
import type { Purpose, Raw } from '@/lib/db/engine';
import { assertServer, connectionSettings, SERVER_SETTINGS } from './settings';

const BATCH = 500;

/** The OID of `timestamp`, which the driver would parse in the local time zone. */
const TIMESTAMP = 1114;

export async function openPostgresql(url: string, purpose: Purpose): Promise<Raw> {
  const client = new pg.Client({
    ...connectionSettings(url, purpose),
    types: {
      getTypeParser: (type, format) =>
        type === TIMESTAMP ? String : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  client.on('error', () => undefined);
  const raw: Raw = {
    engine: 'postgresql',
    execute: async (script) => void (await client.query(script)),
    rows: async <R>(sql: string, parameters: unknown[] = []) =>
      (await client.query(sql, parameters)).rows as R[],
    run: async (sql, parameters = []) => (await client.query(sql, parameters)).rowCount ?? 0,
    batches: async function* <R>(sql: string, parameters: unknown[] = []) {
      const cursor = `rows_${++cursors}`;
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, parameters);
      for (;;) {
        const { rows } = await client.query(`FETCH ${BATCH} FROM ${cursor}`);
        if (rows.length === 0) break;
        yield rows as R[];
      }
      await client.query(`CLOSE ${cursor}`);
    },
    close: () => client.end(),
  };
  try {
    await client.connect();
    const [settings] = await raw.rows(SERVER_SETTINGS);
    assertServer(settings ?? {});
  } catch (error) {
    // Also after a failed login: the open connection would keep the process alive.
    await raw.close();
    throw error;
  }
  return raw;
}

let cursors = 0;
