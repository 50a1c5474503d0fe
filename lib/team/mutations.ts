import { facts, type PeopleEvent } from '@/lib/audit-log/actions';
import { withAudit } from '@/lib/audit-log/audited';
import type { Actor } from '@/lib/auth/actor';
import { ROLES, type Role } from '@/lib/auth/roles';
import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { findMember, type Member } from './queries';

type MemberRequest = { operationId: string; memberId: string };

type Answer = { name: string };

/** Takes effect at the member's next request. Refusals: `member-unchanged`, `last-owner`. */
export function changeRole(
  actor: Actor,
  { role, ...input }: MemberRequest & { role: Role },
): Promise<Answer> {
  return manage(actor, input, {
    request: ['changeRole', input.memberId, role],
    run: async (tx, member) => {
      if (member.role === role) throw unchanged(member, ROLES[role].withArticle);
      if (role !== 'OWNER') await assertOwnerRemains(tx, actor, member.id);
      await update(tx, actor, { id: member.id, role });
      if (member.role === 'OWNER') await voidLinks(tx, actor);
      const changes = { ...factsOf(member), role: { from: member.role, to: role } };
      return { action: 'Role Changed', changes };
    },
  });
}

/** Refusals: `no-member`, `own-account`, `member-unchanged`, `last-owner`. */
export function deactivate(actor: Actor, input: MemberRequest): Promise<Answer> {
  return manage(actor, input, {
    request: ['deactivate', input.memberId],
    run: async (tx, member) => {
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

/** Keeps role and password. Refusals: `no-member`, `member-unchanged`. */
export function reactivate(actor: Actor, input: MemberRequest): Promise<Answer> {
  return manage(actor, input, {
    request: ['reactivate', input.memberId],
    run: async (tx, member) => {
      if (member.active) throw unchanged(member, 'active');
      await update(tx, actor, { id: member.id, active: true });
      return { action: 'Reactivated', changes: factsOf(member) };
    },
  });
}

/** Refusals: `no-member`, `own-account`, `member-inactive`, `member-unchanged`. */
export function handOver(actor: Actor, input: MemberRequest): Promise<Answer> {
  return manage(actor, input, {
    request: ['handOver', input.memberId],
    run: async (tx, member) => {
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

/** Holds the log lock, so no two changes decide about the same owners at once. */
function manage(
  actor: Actor,
  { operationId, memberId }: MemberRequest,
  {
    request,
    run,
  }: {
    request: [verb: string, ...content: unknown[]];
    run: (tx: Tx, member: Member) => Promise<PeopleEvent>;
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
    request,
    run: async (tx) => {
      const member = await load(tx);
      return { event: await run(tx, member), answer: { name: member.name } };
    },
    onRepeat: async (tx) => ({ name: (await load(tx)).name }),
  });
}

async function update(
  tx: Tx,
  { workspaceId }: Actor,
  { id, ...data }: { id: string; role?: Role; active?: boolean },
): Promise<void> {
  await tx.user.updateMany({ where: { id, workspaceId }, data });
}

/** Refusals: `last-owner`, when nobody else is an active OWNER. */
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

/** A former owner may know secrets, and rows don't name their creator: all open links go. */
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

/** Changes to one's own account need the password, on the profile page. */
function assertOther({ userId }: Actor, { id }: Member): void {
  if (id === userId) throw new Refusal('own-account', {});
}

function unchanged({ name }: Member, is: string): Refusal {
  return new Refusal('member-unchanged', { name, is });
}

function factsOf({ id, username }: Member) {
  return facts({ member: username, memberId: id });
}
