import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Logger } from 'pino';
import { env } from '@/lib/env';
import { addressOf, entryOf } from './client-address';

export type Client = {
  address: string | undefined;
  isSecure: boolean;
};

export type SiteSettings = {
  ownUrl: string | undefined;
  /** Trusted proxies in front of this server. */
  proxies: number;
};

/**
 * Next itself requests the page that an action redirects to, possibly from another server process. This header carries
 * the original client, with a secret that all processes share.
 */
const SENDER_HEADER = 'x-order-desk-sender';
let secretOfSender: string | undefined;

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

/** A client could use these to skip the proxy, name another page than the one checked, or choose our nonce. */
const INTERNAL =
  /^(?:x-(?:order-desk|middleware|nextjs|now|vercel|invoke)-.*|x-matched-path|x-nonce|next-resume|content-security-policy(?:-report-only)?)$/;

/** Believes forwarded headers only from trusted proxies. */
export function clientOf(
  { headers, socket }: IncomingMessage,
  { ownUrl, proxies }: SiteSettings,
): Client {
  const [secret, secure, address] = textOf(headers[SENDER_HEADER])?.split(' ') ?? [];
  if (secret === senderSecret())
    return { address: address || undefined, isSecure: secure === 'secure' };
  const forwarded = textOf(headers['x-forwarded-for']);
  return {
    address: addressOf({ remote: socket.remoteAddress, forwarded, proxies }),
    isSecure:
      (ownUrl ? schemeOf(ownUrl) : trustedHeader(headers, 'x-forwarded-proto', proxies)) ===
      'https',
  };
}

/** Removes headers that a client must not set, and makes all headers agree on the site's address. */
export function stripSpoofedHeaders(
  request: IncomingMessage,
  sender: Client,
  site: SiteSettings,
): void {
  const { headers } = request;
  const { ownUrl, proxies } = site;
  const host = ownUrl ? new URL(ownUrl).host : trustedHeader(headers, 'x-forwarded-host', proxies);
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
  headers[SENDER_HEADER] = `${senderSecret()} ${secure} ${sender.address ?? ''}`;
}

function senderSecret(): string {
  return (secretOfSender ??= createHmac('sha256', env().AUTH_SECRET)
    .update('sender of a redirect')
    .digest('base64url'));
}

export function hasPlainHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined ? httpVersion === '1.0' : HOST.test(headers.host);
}

function trustedHeader(
  headers: IncomingHttpHeaders,
  name: string,
  proxies: number,
): string | undefined {
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

/** All clients behind an untrusted proxy share one address, so one attacker can lock out everyone. */
export function warnOfUntrustedProxy(server: Server, log: Pick<Logger, 'warn'>): void {
  const check = ({ headers }: IncomingMessage) => {
    if (headers['x-forwarded-for'] === undefined) return;
    server.off('request', check);
    log.warn(
      'Ignored the X-Forwarded-For header of a request, because TRUSTED_PROXIES is 0. If this server is behind proxies of yours, set TRUSTED_PROXIES to their number. Otherwise all clients behind them count as one address.',
    );
  };
  server.prependListener('request', check);
}
