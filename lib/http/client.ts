import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Logger } from 'pino';
import { addressOf, entryOf } from './client-address';

/** Who asks, as far as the way of the request tells. */
export type Client = {
  /** An IPv4 address, or the /64 of an IPv6 one; undefined where it is not known. */
  address: string | undefined;
  /** Whether the browser reached this site over TLS. */
  isSecure: boolean;
};

export type SiteSettings = {
  /** The configured address of this site; without it, the Host header counts. */
  ownUrl: string | undefined;
  /** How many proxies of ours every request comes through. */
  proxies: number;
};

/**
 * Next asks this very server for the page that an action leads to, with the headers of the request that it serves. This
 * one tells for whom; its first word is known to this process alone.
 */
const SENDER_HEADER = 'x-order-desk-sender';
const WORD = randomBytes(32).toString('base64url');

/** What a Host header may hold: a name or an address, and a port. It ends up in links. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Headers of proxies, which anyone can write. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * Headers that Next, its hosts and we ourselves use inside. Sent by a client they could skip the proxy, name another page
 * than the one that is checked, or choose the nonce of our policy.
 */
const INTERNAL =
  /^(?:x-(?:order-desk|middleware|nextjs|now|vercel|invoke)-.*|x-matched-path|x-nonce|next-resume|content-security-policy(?:-report-only)?)$/;

/** Who sent the request, before {@link stripSpoofedHeaders} takes away what tells it. */
export function clientOf(
  { headers, socket }: IncomingMessage,
  { ownUrl, proxies }: SiteSettings,
): Client {
  const [word, secure, address] = textOf(headers[SENDER_HEADER])?.split(' ') ?? [];
  if (word === WORD) return { address: address || undefined, isSecure: secure === 'secure' };
  const forwarded = textOf(headers['x-forwarded-for']);
  return {
    address: addressOf({ remote: socket.remoteAddress, forwarded, proxies }),
    isSecure:
      (ownUrl ? schemeOf(ownUrl) : believed(headers, 'x-forwarded-proto', proxies)) === 'https',
  };
}

/**
 * Takes away what a client has no business to say, and has every header agree on the address of this site: the configured
 * one, or the one that our proxy tells, or Host.
 */
export function stripSpoofedHeaders(
  request: IncomingMessage,
  sender: Client,
  place: SiteSettings,
): void {
  const { headers } = request;
  const { ownUrl, proxies } = place;
  const host = ownUrl ? new URL(ownUrl).host : believed(headers, 'x-forwarded-host', proxies);
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  if (proxies === 0) for (const name of FORWARDED) delete headers[name];
  if (host && HOST.test(host)) {
    headers.host = host;
    headers['x-forwarded-host'] = host;
  } else {
    delete headers['x-forwarded-host'];
  }
  if (ownUrl || proxies > 0) headers['x-forwarded-proto'] = sender.isSecure ? 'https' : 'http';
  const secure = sender.isSecure ? 'secure' : 'plain';
  headers[SENDER_HEADER] = `${WORD} ${secure} ${sender.address ?? ''}`;
}

/** Whether the request names a site in a way that can be put into a link; requests before HTTP/1.1 need not. */
export function hasPlainHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined ? httpVersion === '1.0' : HOST.test(headers.host);
}

/** What our outermost proxy said; one that overwrites the header instead of adding to it leaves a single entry. */
function believed(headers: IncomingHttpHeaders, name: string, proxies: number): string | undefined {
  const header = textOf(headers[name]);
  if (proxies === 0 || header === undefined) return undefined;
  return header.includes(',') ? entryOf(header, proxies) : header.trim();
}

function schemeOf(url: string): string {
  return new URL(url).protocol.slice(0, -1);
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}

/**
 * Warns once when a request has come through a proxy although none is to be counted: everybody who comes through it then
 * counts as one address, and a stranger who tries too often holds all of them up.
 */
export function warnOfUntrustedProxy(server: Server, log: Pick<Logger, 'warn'>): void {
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
