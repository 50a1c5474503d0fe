import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { createBulkAction } from '@/lib/bulk/mutations';
import { checked, fileOf } from './imports';
import { newOrder } from './orders';
import { newActor, signIn } from './people';
import { newView } from './saved-views';

/** A workspace with rows in every table; returns its owner, whose password has this hash. */
export async function fullWorkspace(passwordHash: string): Promise<Actor> {
  const owner = await newActor();
  const { workspaceId, userId } = owner;
  await newActor({ workspaceId, name: 'Ben', role: 'DISPATCHER' });
  const { userId: courierId } = await newActor({ workspaceId, name: 'Cat', role: 'COURIER' });
  await signIn(userId);
  const { id } = await newOrder(owner);
  const group = { operationId: randomUUID(), verb: 'delete', selection: { ids: [id] } } as const;
  await createBulkAction(owner, { ...group, now: new Date() });
  await newView(owner, { sharing: 'workspace' });
  await checked(owner, fileOf({ 'Order ID': '1' }, { 'Order ID': '2' }));
  await transaction(async (tx) => {
    const at = new Date();
    const account = { type: 'oidc', provider: 'sso', providerAccountId: newId() };
    const invitation = { id: newId(), tokenHash: newId(), role: 'COURIER' } as const;
    const email = `${newId()}@example.com`;
    const secrets = {
      passwordHash,
      email,
      totpSecret: 'sealed',
      emailVerified: at,
      navigationApp: 'waze',
    };
    await tx.user.updateMany({ where: { id: userId }, data: secrets });
    await tx.account.create({ data: { userId, ...account } });
    await tx.recoveryCode.create({ data: { userId, hash: newId() } });
    await tx.verificationToken.create({
      data: { identifier: userId, token: newId(), expires: at },
    });
    const round = { date: '2026-04-17', stops: '[]', updatedAt: at };
    await tx.round.create({ data: { id: newId(), workspaceId, courierId, ...round } });
    await tx.invitation.create({
      data: { workspaceId, ...invitation, createdAt: at, expires: at },
    });
  });
  return owner;
}

/** All rows of a workspace, by table. */
export async function allRowsOf({ workspaceId }: Pick<Actor, 'workspaceId'>) {
  const own = { where: { workspaceId } };
  const users = await db().user.findMany({ ...own, orderBy: { id: 'asc' } });
  const ofUsers = { where: { userId: { in: users.map(({ id }) => id) } } };
  return {
    workspace: await db().workspace.findMany({ where: { id: workspaceId } }),
    users,
    orders: await db().order.findMany({ ...own, orderBy: { id: 'asc' } }),
    log: await db().log.findMany({ ...own, orderBy: { seq: 'asc' } }),
    sessions: await db().session.findMany({ ...ofUsers, orderBy: { id: 'asc' } }),
    accounts: await db().account.findMany({ ...ofUsers, orderBy: { providerAccountId: 'asc' } }),
    recoveryCodes: await db().recoveryCode.findMany({ ...ofUsers, orderBy: { hash: 'asc' } }),
    verificationTokens: await db().verificationToken.findMany({
      where: { identifier: { in: users.map(({ id }) => id) } },
    }),
    invitations: await db().invitation.findMany({ ...own, orderBy: { id: 'asc' } }),
    rounds: await db().round.findMany({ ...own, orderBy: { id: 'asc' } }),
    views: await db().savedView.findMany({ ...own, orderBy: { id: 'asc' } }),
    groups: await db().bulkAction.findMany({ ...own, orderBy: { id: 'asc' } }),
    groupOrders: await db().bulkActionOrder.findMany({
      ...own,
      orderBy: [{ groupId: 'asc' }, { position: 'asc' }],
    }),
    imports: await db().import.findMany({ ...own, orderBy: { id: 'asc' } }),
    importRows: await db().importRow.findMany({
      ...own,
      orderBy: [{ importId: 'asc' }, { position: 'asc' }],
    }),
    importOrders: await db().importOrder.findMany({
      ...own,
      orderBy: [{ importId: 'asc' }, { position: 'asc' }],
    }),
  };
}
