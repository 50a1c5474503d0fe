/** The server process of `npm start`: Next behind our own HTTP server, which logs JSON and shuts down gracefully. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { env } from '@/lib/env';
import { logConsole } from './log-console';
import { openLog } from './log';
import { guarded } from './guard';
import { answerMalformed, refuseTunnel } from './malformed';
import { requestListener } from './requests';
import { shareCounts, tellSupervisor } from './shared-counts';
import { stopOnSignal } from './stop';
import { warnOfUntrustedProxy } from './client';

/** Longer than the usual 60 s of proxies, which would send a request into a closing connection and answer 502. */
const KEEP_ALIVE_MS = 65_000;

/** Enough for a large import over a slow line; other requests have shorter limits. */
const REQUEST_MS = 30 * 60_000;

const HEAD_MS = 20_000;
const CHECK_MS = 5_000;

/** A search for several hundred Order IDs is part of the URL. */
const MAX_HEAD_BYTES = 131_072;

// tsx enables source maps, which would keep a quarter of a megabyte per page that Next renders.
process.setSourceMapsEnabled(false);

// By default the heap triples before garbage is collected: an import would need 80 MB more, for no gain in time.
setFlagsFromString('--heap-growing-percent=40');

const { PORT, LOG_LEVEL, AUTH_URL, TRUSTED_PROXIES, ...rest } = env();
const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, OIDC_CLIENT_SECRET } = rest;
const log = openLog({
  level: LOG_LEVEL,
  secrets: [AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, OIDC_CLIENT_SECRET].filter(
    (secret) => secret !== undefined,
  ),
});
logConsole(log);
shareCounts();
process.on('warning', (warning) => log.warn({ err: warning }));

try {
  // Next never answers upgrades. On this unused server it hears of none, and Node answers them normally.
  const httpServer = createServer();
  const application = next({ dev: false, dir: process.cwd(), port: PORT, httpServer });
  await application.prepare();
  const site = { ownUrl: AUTH_URL, proxies: TRUSTED_PROXIES };
  const handle = guarded(application.getRequestHandler(), site);
  const { listener, inFlight } = requestListener(handle, log);
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      requestTimeout: REQUEST_MS,
      headersTimeout: HEAD_MS,
      connectionsCheckingInterval: CHECK_MS,
      requireHostHeader: false,
      maxHeaderSize: MAX_HEAD_BYTES,
    },
    listener,
  );
  const isSecure = AUTH_URL?.startsWith('https:') ?? false;
  server.on('clientError', answerMalformed({ isSecure, inFlight }));
  server.on('connect', refuseTunnel(isSecure));
  server.on('checkExpectation', listener);
  if (TRUSTED_PROXIES === 0) warnOfUntrustedProxy(server, log);
  // Node 20's types don't know `reusePort`.
  const address = { port: PORT, reusePort: process.argv.includes('--share-port') };
  server.listen(address);
  await once(server, 'listening');
  stopOnSignal({ server, inFlight, finish: () => application.close(), log });
  log.info(`Listening on port ${PORT}`);
  tellSupervisor({ is: 'listening' });
} catch (err) {
  log.error({ err }, 'The server could not start');
  process.exit(1);
}
