import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { facts } from '@/lib/log/facts';
import { record } from '@/lib/log/record';
import { Refusal } from '@/lib/refusal';
import { voidLinks } from '@/lib/team/mutations';
import { countTry } from '@/lib/throttle/mutations';
import { assertUsernameFree } from '@/lib/users/free-username';
import { withOwnPassword } from '@/lib/users/own-password';
import { findProfile } from '@/lib/users/queries';
import { usernameKey } from '@/lib/users/user';
import { changedDetails, type Details } from './profile';

/**
 * Changes what the actor is called and how they are reached; a null e-mail address is none. The same operation again
 * changes nothing.
 * @throws Refusal `unchanged-profile`, `throttled`, `mixed-alphabets`, `duplicate-username`,
 * `reused-operation-id` or `busy`.
 */
export async function changeProfile(
  actor: Actor,
  { operationId, username, name, email }: Details & { operationId: string },
): Promise<void> {
  const wanted: Details = { username, name, email };
  const { userId } = actor;
  const present = await findProfile(actor);
  // Whether a username is taken is told across workspaces, so not to whoever asks for one after the other.
  if (present.username !== username) await countTry('username', { account: userId });
  await record(actor, {
    permission: null,
    operationId,
    asked: ['changeProfile', username, name, email],
    work: async (tx) => {
      const details = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { username: true, name: true, email: true },
      });
      const changes = changedDetails(details, wanted);
      if (Object.keys(changes).length === 0) throw new Refusal('unchanged-profile', {});
      if (changes.username) await assertUsernameFree(tx, username, userId);
      await tx.user.updateMany({
        where: { id: userId },
        data: {
          ...wanted,
          ...(changes.username && { usernameKey: usernameKey(username) }),
          ...(changes.email && { emailVerified: null }),
        },
      });
      return { event: { action: 'Profile Changed', changes }, answer: undefined };
    },
    again: async () => undefined,
  });
}

/**
 * Deactivates the actor's own account: all of their devices are signed out, and no link lets them back in.
 * @throws Refusal `last-owner`, `wrong-password`, `throttled`, `reused-operation-id` or `busy`.
 */
export async function deactivateOwnAccount(
  actor: Actor,
  { operationId, currentPassword }: { operationId: string; currentPassword: string },
): Promise<void> {
  const { userId } = actor;
  await withOwnPassword(actor, currentPassword, (passwordHash) =>
    record(actor, {
      permission: null,
      operationId,
      asked: ['deactivateOwnAccount'],
      work: async (tx) => {
        await assertOwnerRemains(tx, actor);
        const { count } = await tx.user.updateMany({
          where: { id: userId, passwordHash },
          data: { active: false },
        });
        if (count === 0) throw new Refusal('wrong-password', {});
        await tx.session.deleteMany({ where: { userId } });
        await tx.verificationToken.deleteMany({ where: { identifier: userId } });
        if (actor.role === 'OWNER') await voidLinks(tx, actor);
        const { username } = await tx.user.findUniqueOrThrow({
          where: { id: userId },
          select: { username: true },
        });
        const changes = facts({ member: username, memberId: userId });
        return { event: { action: 'Deactivated', changes }, answer: undefined };
      },
      again: async () => undefined,
    }),
  );
}

async function assertOwnerRemains(tx: Tx, { userId, workspaceId, role }: Actor): Promise<void> {
  if (role !== 'OWNER') return;
  const other = await tx.user.findFirst({
    where: { workspaceId, role, active: true, id: { not: userId } },
    select: { id: true },
  });
  if (!other) throw new Refusal('last-owner', {});
}
