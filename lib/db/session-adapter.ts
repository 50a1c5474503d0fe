import 'server-only';
import type { Adapter } from 'next-auth/adapters';
import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Tx } from './client';

/** Auth.js's own adapter, inside a write transaction: how session rows are made. */
export function sessionAdapter(tx: Tx): Required<Pick<Adapter, 'createSession'>> {
  const { createSession } = PrismaAdapter(tx as never);
  return { createSession: createSession! };
}
