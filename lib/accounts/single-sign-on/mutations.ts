import type { Actor } from '@/lib/auth/actor';
import { accountAdapter } from '@/lib/db/auth-adapters';
import { transaction } from '@/lib/db/client';
import { lockLog } from '@/lib/audit-log/append';
import { withAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import {
  appendFailure,
  lockUser,
  openSession,
  type DeviceInfo,
  type Started,
} from '@/lib/accounts/sign-in/mutations';
import type { Provider, ProviderAccount } from './schema';

/** The only link from account to user. Refusals: `account-taken`, `already-connected`. */
export async function connectAccount(
  actor: Actor,
  { operationId, provider, subject }: { operationId: string; provider: Provider; subject: string },
): Promise<void> {
  const account: ProviderAccount = { provider: provider.issuer, providerAccountId: subject };
  const { name } = provider;
  await withAudit(actor, {
    permission: null,
    operationId,
    request: ['connectAccount', account.provider, account.providerAccountId],
    run: async (tx) => {
      const own = await tx.account.findFirst({
        where: { userId: actor.userId, provider: account.provider },
        select: { userId: true },
      });
      if (own) throw new Refusal('already-connected', { name });
      const taken = await accountAdapter(tx).getUserByAccount(account);
      if (taken) throw new Refusal('account-taken', { name });
      // No tokens: we never call the provider on a user's behalf.
      await accountAdapter(tx).linkAccount({ ...account, userId: actor.userId, type: 'oidc' });
      return {
        event: { action: 'Single Sign-On Connected', changes: {} },
      };
    },
  });
}

/** Sessions stay valid. Idempotent. Refusals: `not-connected`, `signed-out`. */
export async function disconnectAccount(
  actor: Actor,
  { operationId, provider }: { operationId: string; provider: Provider },
): Promise<void> {
  await withAudit(actor, {
    permission: null,
    operationId,
    request: ['disconnectAccount', provider.issuer],
    run: async (tx) => {
      const account = await tx.account.findFirst({
        where: { userId: actor.userId, provider: provider.issuer },
        select: { provider: true, providerAccountId: true },
      });
      if (!account) throw new Refusal('not-connected', { name: provider.name });
      await accountAdapter(tx).unlinkAccount(account);
      return {
        event: { action: 'Single Sign-On Disconnected', changes: {} },
      };
    },
  });
}

/** Null for unknown accounts, deactivated users and deleted workspaces. Idempotent. */
export async function startSessionForAccount(
  account: ProviderAccount,
  { operationId, ...place }: { operationId: string } & DeviceInfo,
): Promise<Started | null> {
  return transaction(async (tx) => {
    const connected = await accountAdapter(tx).getUserByAccount(account);
    if (!connected) return null;
    const user = await tx.user.findUniqueOrThrow({ where: { id: connected.id }, select: USER });
    await lockLog(tx, user.workspaceId);
    if (!(await lockUser(tx, user.id))) {
      await appendFailure(tx, user, { ...place, reason: 'deactivated' });
      return null;
    }
    return openSession(tx, user, { operationId, ...place, how: 'single sign-on' });
  });
}

const USER = { id: true, workspaceId: true, name: true } as const;
