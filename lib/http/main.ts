/** The server process of `npm start`: Next behind a server of our own, which logs in JSON and stops in good order. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import next from 'next';
import { env } from '@/lib/env';
import { logConsole } from './log-console';
import { openLog } from './log';
import { guarded } from './guard';
import { answerMalformed, refuseTunnel } from './malformed';
import { answering } from './requests';
import { stopOnSignal } from './stop';
import { warnOfUntrustedProxy } from './client';

/**
 * How long an idle connection is kept, in milliseconds. Longer than the 60 s of common balancers and proxies: if we closed
 * first, they could send a request into the closing connection, which they then answer with 502.
 */
const KEEP_ALIVE_MS = 65_000;

/** How long a request may take to come, in milliseconds: a large file of orders over a slow line. Others have less. */
const REQUEST_MS = 30 * 60_000;

/** How long its head may take, and how often that is looked at, in milliseconds. */
const HEAD_MS = 20_000;
const LOOK_MS = 5_000;

/** Bytes of a request's head: a list of some hundred Order IDs that is searched for stands in the address. */
const LONGEST_HEAD = 131_072;

// tsx turns these on for the few files here, and with them each page that Next draws would keep a quarter of a megabyte.
process.setSourceMapsEnabled(false);

const { PORT, LOG_LEVEL, AUTH_URL, TRUSTED_PROXIES, ...rest } = env();
const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, OIDC_CLIENT_SECRET } = rest;
const log = openLog({
  level: LOG_LEVEL,
  secrets: [AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, OIDC_CLIENT_SECRET].filter(
    (secret) => secret !== undefined,
  ),
});
logConsole(log);
process.on('warning', (warning) => log.warn({ err: warning }));

try {
  // Next listens for upgrades, and then leaves them without an answer. On a server that nobody reaches it hears of none,
  // and Node answers a request for an upgrade like any other.
  const httpServer = createServer();
  const application = next({ dev: false, dir: process.cwd(), port: PORT, httpServer });
  await application.prepare();
  const place = { ownUrl: AUTH_URL, proxies: TRUSTED_PROXIES };
  const handle = guarded(application.getRequestHandler(), place);
  const { listener, inFlight } = answering(handle, log);
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      requestTimeout: REQUEST_MS,
      headersTimeout: HEAD_MS,
      connectionsCheckingInterval: LOOK_MS,
      // The guard refuses those without one, with the headers of every other answer.
      requireHostHeader: false,
      maxHeaderSize: LONGEST_HEAD,
    },
    listener,
  );
  const isSecure = AUTH_URL?.startsWith('https:') ?? false;
  server.on('clientError', answerMalformed({ isSecure, inFlight }));
  server.on('connect', refuseTunnel(isSecure));
  server.on('checkExpectation', listener);
  if (TRUSTED_PROXIES === 0) warnOfUntrustedProxy(server, log);
  server.listen(PORT);
  await once(server, 'listening');
  stopOnSignal({ server, inFlight, finish: () => application.close(), log });
  log.info(`Listening on port ${PORT}`);
} catch (err) {
  log.error({ err }, 'The server could not start');
  process.exit(1);
}
