import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import { withAudit } from '@/lib/audit-log/audited';
import { changedFields } from '@/lib/audit-log/changed-fields';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction, type Tx } from '@/lib/db/client';
import { updateRows } from '@/lib/db/write';
import { Refusal } from '@/lib/errors';
import { deleteImport } from '@/lib/imports/receive';
import { forEachBatch } from '@/lib/jobs/run';
import { findSettings } from './queries';
import { freedUsernameKey, matchesName, type Settings } from './workspace';

const SETTINGS = [
  'workspaceName',
  'timeZone',
  'defaultSender',
  'startView',
  'workingDays',
  'holidays',
  'attemptReasons',
] as const satisfies (keyof Settings)[];

/** Refusals: `forbidden`, `unchanged-settings`. */
export function changeSettings(
  actor: Actor,
  { operationId, ...settings }: Settings & { operationId: string },
): Promise<void> {
  return withAudit(actor, {
    permission: 'workspace.settings',
    operationId,
    request: ['change-settings', ...SETTINGS.map((setting) => settings[setting])],
    run: async (tx) => {
      const changes = changedFields(await findSettings(actor, tx), settings, SETTINGS);
      if (Object.keys(changes).length === 0) throw new Refusal('unchanged-settings', {});
      const { workspaceName: name, ...others } = settings;
      await tx.workspace.updateMany({
        where: { id: actor.workspaceId },
        data: { name, ...others },
      });
      return { event: { action: 'Settings Changed', changes } };
    },
  });
}

/** Orders and log stay: no order is deleted without its entry. Refusals: `not-confirmed`, `wrong-password`. */
export async function deleteWorkspace(
  actor: Actor,
  {
    operationId,
    confirmation,
    password,
  }: { operationId: string; confirmation: string; password: string },
): Promise<void> {
  await withConfirmedPassword(actor, password, (passwordHash) =>
    withAudit(actor, {
      permission: 'workspace.delete',
      operationId,
      request: ['delete-workspace', confirmation],
      run: async (tx) => {
        const { name } = await tx.workspace.findUniqueOrThrow({
          where: { id: actor.workspaceId },
          select: { name: true },
        });
        if (!matchesName(name, confirmation)) {
          throw new Refusal('not-confirmed', { field: 'confirmation', wanted: name });
        }
        await assertPasswordUnchanged(tx, actor, passwordHash);
        await emptyWorkspace(tx, actor.workspaceId);
        const changes = { workspaceName: { from: name, to: null } };
        return { event: { action: 'Workspace Deleted', changes } };
      },
    }),
  );
  await deleteLeftovers(actor);
}

/** Short transactions, so that other writes don't wait. Leftovers after a crash are invisible. */
async function deleteLeftovers({ workspaceId }: Actor): Promise<void> {
  const own = { where: { workspaceId }, select: { id: true } };
  await forEachBatch(await db().bulkAction.findMany(own), ({ id: groupId }) =>
    transaction(async (tx) => {
      await tx.bulkActionOrder.deleteMany({ where: { workspaceId, groupId } });
      await tx.bulkAction.deleteMany({ where: { workspaceId, id: groupId } });
    }),
  );
  for (const { id } of await db().import.findMany(own)) await deleteImport({ workspaceId }, id);
}

/** The password may have changed since it was verified. */
async function assertPasswordUnchanged(
  tx: Tx,
  { userId }: Actor,
  passwordHash: string,
): Promise<void> {
  const user = await tx.user.findFirst({
    where: { id: userId, passwordHash },
    select: { id: true },
  });
  if (!user) throw new Refusal('wrong-password', {});
}

async function emptyWorkspace(tx: Tx, workspaceId: string): Promise<void> {
  const own = { where: { workspaceId } };
  const ofUsers = { where: { user: { workspaceId } } };
  const users = await tx.user.findMany({ ...own, select: { id: true } });
  await tx.workspace.updateMany({ where: { id: workspaceId }, data: { deletedAt: new Date() } });
  await tx.session.deleteMany(ofUsers);
  await tx.account.deleteMany(ofUsers);
  await tx.recoveryCode.deleteMany(ofUsers);
  await tx.verificationToken.deleteMany({
    where: { identifier: { in: users.map(({ id }) => id) } },
  });
  await tx.invitation.deleteMany(own);
  await tx.savedView.deleteMany(own);
  await tx.round.deleteMany(own);
  await tx.job.deleteMany(own);
  await tx.user.updateMany({
    ...own,
    data: {
      active: false,
      email: null,
      emailVerified: null,
      image: null,
      passwordHash: null,
      passwordOperationId: null,
      totpSecret: null,
      defaultView: null,
      navigationApp: null,
    },
  });
  const freed = users.map(({ id }) => ({ id, usernameKey: freedUsernameKey(id) }));
  await updateRows(tx, 'User', freed);
}
