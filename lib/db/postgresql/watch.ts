import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectionSettings } from './settings';

const LISTEN = 'LISTEN order_desk_log';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

const SILENCE_MS = 10_000;

export function watchPostgresql(url: string, onChange: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: pg.Client | undefined;
  void watch();
  return () => {
    stopping.abort();
    void client?.end().catch(() => undefined);
  };

  async function watch(): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      client = new pg.Client({
        ...connectionSettings(url, 'read'),
        keepAliveInitialDelayMillis: SILENCE_MS,
      });
      const ended = endOf(client);
      client.on('notification', notify);
      try {
        await client.connect();
        await client.query(LISTEN);
        wait = FIRST_PAUSE_MS;
        // Notifications sent before LISTEN are lost.
        notify();
        await ended;
      } catch {
        // Whoever reads the log reports the error; this only reconnects.
      }
      void client.end().catch(() => undefined);
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
      wait = Math.min(2 * wait, LONGEST_PAUSE_MS);
    }
  }

  function notify(): void {
    if (!signal.aborted) onChange();
  }
}

function endOf(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', resolve).on('error', () => resolve());
  });
}
