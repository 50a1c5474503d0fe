import type { IncomingMessage, Server } from 'node:http';
import type { Logger } from 'pino';

/**
 * Warns once when a request has come through a proxy although none is to be counted: everybody who comes through it then
 * counts as one address, and a stranger who tries too often holds all of them up.
 */
export function warnOfUncountedProxy(server: Server, log: Pick<Logger, 'warn'>): void {
  const look = ({ headers }: IncomingMessage) => {
    if (headers['x-forwarded-for'] === undefined) return;
    server.off('request', look);
    log.warn(
      'A request came with X-Forwarded-For, which is not believed because TRUSTED_PROXIES is 0. If a proxy of yours stands in front, set TRUSTED_PROXIES to how many there are: until then all who come through it count as one address.',
    );
  };
  // Before the guard takes the header away.
  server.prependListener('request', look);
}
