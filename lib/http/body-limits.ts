import type { IncomingMessage } from 'node:http';
import { paceRequestBody } from './pace-request-body';

/** Bytes that a body may have: as many as Next gives a Server Action. */
const LONGEST_BODY = 1_048_576;

/** How long a body may take to come, in milliseconds. */
const BODY_MS = 30_000;

/** Whether this is where files of orders come in, which are counted and cut off where they are read. */
export function takesFiles({ method }: IncomingMessage, path: string): boolean {
  return method === 'POST' && path === '/api/imports';
}

/** Whether the request announces a longer body than any action takes. */
export function announcesTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > LONGEST_BODY;
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Watches a body while it comes: calls `refuse` once, with 413 when it grows too long, with 408 when it takes longer than
 * so many `milliseconds`. Nothing of what comes after that reaches whoever reads it, the end neither: a form that is cut
 * off must not look like a whole one. What is long beyond the forms that people fill in is passed on at its turn. `see`
 * gets what has come, within the limits.
 */
export function limitBody(
  request: IncomingMessage,
  refuse: (status: 408 | 413) => void,
  { milliseconds = BODY_MS, see }: { milliseconds?: number; see?: (chunk: Buffer) => void } = {},
): void {
  if (!hasBody(request)) return;
  const passOn = paceRequestBody(request);
  let received = 0;
  const timer = setTimeout(() => {
    if (!request.complete) refuse(408);
  }, milliseconds);
  request.once('close', () => clearTimeout(timer));
  // Not `on('data')`: that would have the body flow before whoever it is for reads it.
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (chunk === null) clearTimeout(timer);
    if (received <= LONGEST_BODY) {
      if (chunk) see?.(chunk);
      return passOn(chunk, encoding);
    }
    clearTimeout(timer);
    refuse(413);
    return true;
  };
}
