import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter } from 'next-auth/adapters';
import 'server-only';
import type { Tx } from './client';

type AccountAdapter = Required<Pick<Adapter, 'getUserByAccount' | 'linkAccount' | 'unlinkAccount'>>;

export function accountAdapter(tx: Tx): AccountAdapter {
  const { getUserByAccount, linkAccount, unlinkAccount } = PrismaAdapter(tx as never);
  return {
    getUserByAccount: getUserByAccount!,
    linkAccount: linkAccount!,
    unlinkAccount: unlinkAccount!,
  };
}

export function sessionAdapter(tx: Tx): Required<Pick<Adapter, 'createSession'>> {
  const { createSession } = PrismaAdapter(tx as never);
  return { createSession: createSession! };
}
