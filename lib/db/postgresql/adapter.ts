import 'server-only';
import { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { connectionSettings } from './settings';

/** Connections of all processes of a server together, with a few at least for each. */
const POOL = { all: 10, least: 2 };

/** Longer than any of our transactions. */
const SILENCE_MS = 30_000;

/** Always use an index: a plan that scans a small table goes wrong as the table grows. */
const BY_INDEX = { enable_seqscan: 'off' };

export function postgresqlFactory(url: string, purpose: 'reader' | 'writer'): PrismaPg {
  return new PrismaPg({
    ...connectionSettings(url, purpose === 'reader' ? 'read' : 'write', BY_INDEX),
    max: Math.max(POOL.least, Math.ceil(POOL.all / (env().WORKERS ?? 1))),
    // So a finished command exits at once instead of waiting for the last idle connection.
    allowExitOnIdle: true,
    stream: socketWithTimeout,
  });
}

/** Hangs up on a server that froze, or whose network vanished without closing the connection. */
function socketWithTimeout(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy());
}
