import { RETRY_AFTER } from './plain-page';
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

const ASSETS = /^\/(?:_next\/static\/|icons?\.svg$|favicon\.ico$)/;

type HeadArguments = [
  status: number,
  message?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
  headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
];

type Guarding = {
  path: string;
  headers: Record<string, string>;
  /** The status of the page that replaces a response; undefined keeps the response. */
  substitute: (status: number) => number | undefined;
  page: (status: number) => string | Promise<string>;
  statusOfPage: () => 404 | 503 | undefined;
};

/** Sets headers last, so that nothing can remove them. Replaces Next's error pages, whose scripts lack our nonce. */
export function guardResponse(
  response: ServerResponse,
  { path, headers, substitute, page, statusOfPage }: Guarding,
): void {
  const { writeHead, write, end } = response;
  let replacement: { status: number; isEnded: boolean } | undefined;

  response.writeHead = ((...args: HeadArguments) => {
    if (response.headersSent) return Reflect.apply(writeHead, response, args);
    const [statusCode, second, third] = args;
    const message = typeof second === 'string' ? [second] : [];
    setHeaders(response, typeof second === 'string' ? third : second);
    if (isReplaced(statusCode)) return response;
    response.removeHeader('X-Powered-By');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isCacheable(response, path, statusCode)) forbidStoring(response);
    const actual = statusCode === 200 ? statusOfPage() : undefined;
    if (!actual) return Reflect.apply(writeHead, response, [statusCode, ...message]);
    if (actual === 503) response.setHeader('Retry-After', RETRY_AFTER);
    return Reflect.apply(writeHead, response, [actual]);
  }) as typeof writeHead;

  // Discards the body of a replaced response; Next compresses it before it gets here.
  response.write = ((...args: unknown[]) => {
    if (!isReplaced(response.statusCode)) return Reflect.apply(write, response, args);
    runCallback(args);
    return true;
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    if (!isReplaced(response.statusCode)) return Reflect.apply(end, response, args);
    void endReplaced(() => runCallback(args));
    return response;
  }) as typeof end;

  function isReplaced(statusCode: number): boolean {
    if (response.headersSent || replacement?.isEnded === true) return false;
    if (replacement !== undefined) return true;
    const status =
      substitute(statusCode) ?? (isPrerendered(response, statusCode) ? statusCode : undefined);
    if (status !== undefined) replacement = { status, isEnded: false };
    return status !== undefined;
  }

  async function endReplaced(done: () => void): Promise<void> {
    const { status } = replacement!;
    const text = await page(status);
    if (replacement!.isEnded) return;
    replacement!.isEnded = true;
    response.statusCode = status;
    for (const name of ['ETag', 'Content-Encoding', 'Vary', 'Transfer-Encoding']) {
      response.removeHeader(name);
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    if (status === 503) response.setHeader('Retry-After', RETRY_AFTER);
    Reflect.apply(end, response, [text, done]);
  }
}

/** Pages rendered for a request are streamed and have no ETag. */
function isPrerendered(response: ServerResponse, status: number): boolean {
  return status >= 400 && isPage(response) && response.hasHeader('ETag');
}

function isPage(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/html');
}

function isCacheable(response: ServerResponse, path: string, status: number): boolean {
  return ASSETS.test(path) && status < 400 && !isPage(response);
}

function forbidStoring(response: ServerResponse): void {
  const header = String(response.getHeader('Cache-Control') ?? '');
  if (!header.startsWith('private, no-store')) {
    response.setHeader('Cache-Control', 'private, no-store');
  }
}

function setHeaders(
  response: ServerResponse,
  headers: OutgoingHttpHeaders | OutgoingHttpHeader[] = {},
): void {
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    return;
  }
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const value = headers[index + 1]!;
    response.appendHeader(
      String(headers[index]),
      typeof value === 'number' ? String(value) : value,
    );
  }
}

function runCallback(args: unknown[]): void {
  const last = args.at(-1);
  if (typeof last === 'function') last();
}
