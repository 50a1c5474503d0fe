import { rmSync } from 'node:fs';
import path from 'node:path';
import { startServer, type Server } from '@/scripts/bench/server';
import { env } from '@/lib/env';
import { closeConnections } from './send';
import { buildWithoutProxy } from './without-proxy';

/** Two servers of the production build, with and without its proxy, on the test's database. */
export type Servers = { withProxy: Server; withoutProxy: Server; stop: () => Promise<void> };

export async function startServers(): Promise<Servers> {
  const { DATABASE_URL, AUTH_SECRET } = env();
  const folder = buildWithoutProxy();
  const settings = {
    DATABASE_URL,
    AUTH_SECRET,
    SIGNUP: 'open',
    LOG_LEVEL: 'warn',
    // Otherwise the production build refuses the low password cost of tests.
    NODE_ENV: 'test',
    // Instances share one key.
    CHECKPOINT_KEY_FILE: path.join(folder, 'checkpoint-key.pem'),
  };
  const [withProxy, withoutProxy] = await Promise.all([
    startServer(settings),
    startServer(settings, { folder }),
  ]);
  return {
    withProxy,
    withoutProxy,
    stop: async () => {
      closeConnections();
      await Promise.all([withProxy.stop(), withoutProxy.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
