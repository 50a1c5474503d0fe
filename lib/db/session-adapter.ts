import 'server-only';
import type { Adapter } from 'next-auth/adapters';
import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Tx } from './client';

/** Auth.js's own adapter, inside a write transaction: how session rows are made and ended. */
export function sessionAdapter(tx: Tx): Required<Pick<Adapter, 'createSession' | 'deleteSession'>> {
  const { createSession, deleteSession } = PrismaAdapter(tx as never);
  return { createSession: createSession!, deleteSession: deleteSession! };
}
