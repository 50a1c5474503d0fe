import type { Actor } from '@/lib/auth/actor';
import { accountAdapter } from '@/lib/db/auth-adapters';
import { transaction } from '@/lib/db/client';
import { lockLog } from '@/lib/audit-log/append';
import { withAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import {
  appendFailure,
  holdUser,
  openSession,
  type DeviceInfo,
  type Started,
} from '@/lib/accounts/sign-in/mutations';
import type { Provider, ProviderAccount } from './schema';

/**
 * Lets the actor log in as the account that the provider has just vouched for. The only way by which an account ever
 * belongs to a user. The same operation again changes nothing and is as good.
 * @throws Refusal `account-taken`, `already-connected`, `signed-out` or `reused-operation-id`.
 */
export async function connectAccount(
  actor: Actor,
  { operationId, provider, subject }: { operationId: string; provider: Provider; subject: string },
): Promise<void> {
  const account: ProviderAccount = { provider: provider.issuer, providerAccountId: subject };
  const { name } = provider;
  await withAudit(actor, {
    permission: null,
    operationId,
    asked: ['connectAccount', account.provider, account.providerAccountId],
    async work(tx) {
      const own = await tx.account.findFirst({
        where: { userId: actor.userId, provider: account.provider },
        select: { userId: true },
      });
      if (own) throw new Refusal('already-connected', { name });
      const taken = await accountAdapter(tx).getUserByAccount(account);
      if (taken) throw new Refusal('account-taken', { name });
      // Nothing else of what the provider sent: we never ask it for anything in somebody's name.
      await accountAdapter(tx).linkAccount({ ...account, userId: actor.userId, type: 'oidc' });
      return {
        event: { action: 'Single Sign-On Connected', changes: {} },
        answer: undefined,
      };
    },
    again: async () => undefined,
  });
}

/**
 * Ends that the actor may log in with their account at the provider. Their sessions go on. The same operation again
 * changes nothing and is as good.
 * @throws Refusal `not-connected`, `signed-out` or `reused-operation-id`.
 */
export async function disconnectAccount(
  actor: Actor,
  { operationId, provider }: { operationId: string; provider: Provider },
): Promise<void> {
  await withAudit(actor, {
    permission: null,
    operationId,
    asked: ['disconnectAccount', provider.issuer],
    async work(tx) {
      const account = await tx.account.findFirst({
        where: { userId: actor.userId, provider: provider.issuer },
        select: { provider: true, providerAccountId: true },
      });
      if (!account) throw new Refusal('not-connected', { name: provider.name });
      await accountAdapter(tx).unlinkAccount(account);
      return {
        event: { action: 'Single Sign-On Disconnected', changes: {} },
        answer: undefined,
      };
    },
    again: async () => undefined,
  });
}

/**
 * Signs the device in of whoever is connected with the account that the provider has just vouched for; null where that is
 * nobody, a deactivated user, or a user of a deleted workspace. The same operation again answers with the same session.
 */
export async function startSessionOf(
  account: ProviderAccount,
  { operationId, ...place }: { operationId: string } & DeviceInfo,
): Promise<Started | null> {
  return transaction(async (tx) => {
    const connected = await accountAdapter(tx).getUserByAccount(account);
    if (!connected) return null;
    const user = await tx.user.findUniqueOrThrow({ where: { id: connected.id }, select: USER });
    await lockLog(tx, user.workspaceId);
    if (!(await holdUser(tx, user.id))) {
      await appendFailure(tx, user, { ...place, reason: 'deactivated' });
      return null;
    }
    return openSession(tx, user, { operationId, ...place, how: 'single sign-on' });
  });
}

const USER = { id: true, workspaceId: true, name: true } as const;
