import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBody } from './body-limits';
import { METHODS } from './head-limits';
import { plainText } from './plain-page';

/** A client that is cut off at once may not read the response. */
const LINGER_MS = 2_000;

/** A slow upload could otherwise keep the connection open for as long as an upload may take. */
export function hangUpOnceAnswered(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return;
    setTimeout(() => request.complete || request.destroy(), LINGER_MS).unref();
  });
}

/** Instead of the app. Discards the rest of the body for a while, then closes the connection. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, page }: { status: number; page: (status: number) => string },
): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  const asksForPage = request.headers.accept?.includes('text/html') ?? false;
  const body = asksForPage ? page(status) : plainText(status);
  const isSending = hasBody(request) && !request.complete;
  response.writeHead(status, {
    'Content-Type': `text/${asksForPage ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'private, no-store, no-transform',
    ...(status === 405 && { Allow: METHODS.join(', ') }),
    ...(isSending && { Connection: 'close' }),
  });
  if (!isSending) {
    response.end(body);
    return;
  }
  response.write(body);
  const hangUp = () => void response.end();
  const timer = setTimeout(hangUp, LINGER_MS);
  request.push = (chunk: unknown) => {
    if (chunk === null) hangUp();
    return true;
  };
  response.once('close', () => {
    clearTimeout(timer);
    request.destroy();
  });
}
