import type { IncomingMessage } from 'node:http';
import { paceRequestBody } from './pace-request-body';

/** Next's own limit for a Server Action, in bytes. */
const MAX_BODY_BYTES = 1_048_576;

const BODY_MS = 30_000;

export function takesFiles({ method }: IncomingMessage, path: string): boolean {
  return method === 'POST' && path === '/api/imports';
}

export function declaresTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The reader gets nothing after `refuse`, not even the end: a truncated form must not look complete. */
export function limitBody(
  request: IncomingMessage,
  refuse: (status: 408 | 413) => void,
  {
    milliseconds = BODY_MS,
    onChunk: onChunk,
  }: { milliseconds?: number; onChunk?: (chunk: Buffer) => void } = {},
): void {
  if (!hasBody(request)) return;
  const passOn = paceRequestBody(request);
  let received = 0;
  const timer = setTimeout(() => {
    if (!request.complete) refuse(408);
  }, milliseconds);
  request.once('close', () => clearTimeout(timer));
  // Not `on('data')`, which would start the flow before the reader is ready.
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (chunk === null) clearTimeout(timer);
    if (received <= MAX_BODY_BYTES) {
      if (chunk) onChunk?.(chunk);
      return passOn(chunk, encoding);
    }
    clearTimeout(timer);
    refuse(413);
    return true;
  };
}
