import type { Actor } from '@/lib/auth/actor';
import { ROLES, type Role } from '@/lib/auth/roles';
import type { Tx } from '@/lib/db/client';
import { facts } from '@/lib/audit-log/actions';
import type { PeopleEvent } from '@/lib/audit-log/actions';
import { withAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import type { Member } from './member';
import { findMember } from './queries';

type AboutMember = { operationId: string; memberId: string };

/** Whom a verb was about, as people call them. */
type Answer = { name: string };

/**
 * Gives a member another role, which holds at their next request. Who was an owner takes all open links along. The actor may be the member.
 * @throws Refusal `forbidden`, `no-member`, `member-unchanged`, `last-owner` or `reused-operation-id`.
 */
export function changeRole(
  actor: Actor,
  { role, ...about }: AboutMember & { role: Role },
): Promise<Answer> {
  return manage(actor, about, {
    asked: ['changeRole', about.memberId, role],
    work: async (tx, member) => {
      if (member.role === role) throw unchanged(member, ROLES[role].withArticle);
      if (role !== 'OWNER') await assertOwnerRemains(tx, actor, member.id);
      await update(tx, actor, { id: member.id, role });
      if (member.role === 'OWNER') await voidLinks(tx, actor);
      const changes = { ...factsOf(member), role: { from: member.role, to: role } };
      return { action: 'Role Changed', changes };
    },
  });
}

/**
 * Keeps another member out: all of their devices are signed out at once, and no link lets them back in.
 * @throws Refusal `forbidden`, `no-member`, `own-account`, `member-unchanged`, `last-owner` or `reused-operation-id`.
 */
export function deactivate(actor: Actor, about: AboutMember): Promise<Answer> {
  return manage(actor, about, {
    asked: ['deactivate', about.memberId],
    work: async (tx, member) => {
      assertOther(actor, member);
      if (!member.active) throw unchanged(member, 'deactivated');
      await assertOwnerRemains(tx, actor, member.id);
      await update(tx, actor, { id: member.id, active: false });
      await tx.session.deleteMany({ where: { userId: member.id } });
      await tx.verificationToken.deleteMany({ where: { identifier: member.id } });
      if (member.role === 'OWNER') await voidLinks(tx, actor);
      return { action: 'Deactivated', changes: factsOf(member) };
    },
  });
}

/**
 * Lets a deactivated member log in again, with the role and the password that they had.
 * @throws Refusal `forbidden`, `no-member`, `member-unchanged` or `reused-operation-id`.
 */
export function reactivate(actor: Actor, about: AboutMember): Promise<Answer> {
  return manage(actor, about, {
    asked: ['reactivate', about.memberId],
    work: async (tx, member) => {
      if (member.active) throw unchanged(member, 'active');
      await update(tx, actor, { id: member.id, active: true });
      return { action: 'Reactivated', changes: factsOf(member) };
    },
  });
}

/**
 * Makes another member an OWNER and the actor a DISPATCHER, in one go.
 * @throws Refusal `forbidden`, `no-member`, `own-account`, `member-inactive`, `member-unchanged` or `reused-operation-id`.
 */
export function handOver(actor: Actor, about: AboutMember): Promise<Answer> {
  return manage(actor, about, {
    asked: ['handOver', about.memberId],
    work: async (tx, member) => {
      assertOther(actor, member);
      if (!member.active) throw new Refusal('member-inactive', { name: member.name });
      if (member.role === 'OWNER') throw unchanged(member, ROLES.OWNER.withArticle);
      await update(tx, actor, { id: member.id, role: 'OWNER' });
      await update(tx, actor, { id: actor.userId, role: 'DISPATCHER' });
      await voidLinks(tx, actor);
      const changes = { ...factsOf(member), role: { from: member.role, to: 'OWNER' } };
      return { action: 'Ownership Handed Over', changes };
    },
  });
}

/** What all of these have in common: the log is locked, so no two of them decide about the same owners at once. */
function manage(
  actor: Actor,
  { operationId, memberId }: AboutMember,
  {
    asked,
    work,
  }: {
    asked: [verb: string, ...content: unknown[]];
    work: (tx: Tx, member: Member) => Promise<PeopleEvent>;
  },
): Promise<Answer> {
  const load = async (tx: Tx) => {
    const member = await findMember(actor, memberId, tx);
    if (!member) throw new Refusal('no-member', {});
    return member;
  };
  return withAudit(actor, {
    permission: 'team.manage',
    operationId,
    asked,
    work: async (tx) => {
      const member = await load(tx);
      return { event: await work(tx, member), answer: { name: member.name } };
    },
    again: async (tx) => ({ name: (await load(tx)).name }),
  });
}

async function update(
  tx: Tx,
  { workspaceId }: Actor,
  { id, ...data }: { id: string; role?: Role; active?: boolean },
): Promise<void> {
  await tx.user.updateMany({ where: { id, workspaceId }, data });
}

/** @throws Refusal `last-owner` where the workspace has no other active OWNER than this user. */
export async function assertOwnerRemains(
  tx: Tx,
  { workspaceId }: Actor,
  id: string,
): Promise<void> {
  const other = await tx.user.findFirst({
    where: { workspaceId, role: 'OWNER', active: true, id: { not: id } },
    select: { id: true },
  });
  if (!other) throw new Refusal('last-owner', {});
}

/**
 * Ends all open invitations and all links for new passwords: an owner who is one no longer may have kept some. Nobody knows
 * any more who made which, as only hashes are kept; the owners who remain make new ones.
 */
export async function voidLinks(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await tx.invitation.updateMany({
    where: { workspaceId, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const users = await tx.user.findMany({ where: { workspaceId }, select: { id: true } });
  await tx.verificationToken.deleteMany({
    where: { identifier: { in: users.map(({ id }) => id) } },
  });
}

/** What people do about themselves asks for their password, on their profile. */
function assertOther({ userId }: Actor, { id }: Member): void {
  if (id === userId) throw new Refusal('own-account', {});
}

function unchanged({ name }: Member, is: string): Refusal {
  return new Refusal('member-unchanged', { name, is });
}

function factsOf({ id, username }: Member) {
  return facts({ member: username, memberId: id });
}
