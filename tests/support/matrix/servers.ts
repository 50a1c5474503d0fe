import { rmSync } from 'node:fs';
import path from 'node:path';
import { startServer, type Server } from '@/scripts/bench/server';
import { env } from '@/lib/env';
import { hangUp } from './send';
import { buildWithoutProxy } from './without-proxy';

/** The production build as it is, and without its proxy, on the test's database. */
export type Servers = { whole: Server; proxyless: Server; stop: () => Promise<void> };

export async function startServers(): Promise<Servers> {
  const { DATABASE_URL, AUTH_SECRET } = env();
  const folder = buildWithoutProxy();
  const settings = {
    DATABASE_URL,
    AUTH_SECRET,
    SIGNUP: 'open',
    LOG_LEVEL: 'warn',
    // The production build, with passwords hashed at the cost of tests, which it refuses otherwise.
    NODE_ENV: 'test',
    // One key for both, as several instances have it.
    CHECKPOINT_KEY_FILE: path.join(folder, 'checkpoint-key.pem'),
  };
  const [whole, proxyless] = await Promise.all([
    startServer(settings),
    startServer(settings, { folder }),
  ]);
  return {
    whole,
    proxyless,
    stop: async () => {
      hangUp();
      await Promise.all([whole.stop(), proxyless.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
