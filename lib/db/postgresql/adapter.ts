import 'server-only';
import { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import { connectionSettings } from './settings';

/** Connections that one process opens for each purpose. */
const POOL = 10;

/** How long a server may say nothing on a connection, in milliseconds; longer than any transaction of ours may take. */
const SILENCE_MS = 30_000;

/** By an index, always: a guess that a whole table would be quicker is one that grows wrong with the table. */
const BY_INDEX = { enable_seqscan: 'off' };

/** Prisma's driver adapter for PostgreSQL, over a pool of its own for reading and one for writing. */
export function postgresqlFactory(url: string, purpose: 'reader' | 'writer'): PrismaPg {
  return new PrismaPg({
    ...connectionSettings(url, purpose === 'reader' ? 'read' : 'write', BY_INDEX),
    max: POOL,
    // A command that is done, or has refused, ends at once instead of with the last idle connection.
    allowExitOnIdle: true,
    stream: impatientSocket,
  });
}

/** Hangs up on a server that froze, or whose network went away without a word: nobody waits for it for ever. */
function impatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy());
}
