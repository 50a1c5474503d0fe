import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { METHODS } from './head-limits';
import { contentSecurityPolicy, newNonce, securityHeaders } from './security-headers';

const STATUSES: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what Node couldn't parse, or not in time. If a response has already started, only hangs up. */
export function answerMalformed({
  isSecure,
  inFlight,
}: {
  isSecure: boolean;
  inFlight: ReadonlySet<ServerResponse>;
}): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    const hasStarted = [...inFlight].some(
      (response) => response.socket === socket && response.headersSent,
    );
    if (!socket.writable || hasStarted) {
      socket.destroy(error);
      return;
    }
    socket.write(responseText(STATUSES[error.code ?? ''] ?? 400, isSecure));
    socket.destroySoon();
  };
}

export function refuseTunnel(isSecure: boolean): (request: unknown, socket: Duplex) => void {
  return (_, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(responseText(405, isSecure), () => socket.destroy());
  };
}

function responseText(status: number, isSecure: boolean): string {
  const body = `${STATUS_CODES[status]}\n`;
  const headers = {
    ...securityHeaders({ policy: contentSecurityPolicy(newNonce()), isSecure }),
    'Cache-Control': 'private, no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    ...(status === 405 && { Allow: METHODS.join(', ') }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
