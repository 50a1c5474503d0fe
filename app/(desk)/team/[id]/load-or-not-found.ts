import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Confirmation, MemberAction } from '@/components/team/confirmation';
import { requireActor, requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import { findMember, type Member } from '@/lib/team/queries';
import { memberKeySchema } from '@/lib/team/schema';

/** 404 for deactivated, unknown and own IDs alike, and without permission. */
export const otherMemberOrNotFound = cache(async (id: string): Promise<Member> => {
  const actor = await requirePermission('team.manage');
  const key = memberKeySchema.safeParse(id);
  const member = key.success ? await findMember(actor, key.data) : null;
  return member?.active && member.id !== actor.userId ? member : notFound();
});

export async function confirmationOrNotFound(
  kind: MemberAction,
  key: string,
): Promise<Confirmation> {
  const { id: memberId, name } = await otherMemberOrNotFound(key);
  const actor = await requireActor();
  const ongoing = (await countOngoingByCourier(actor, [memberId])).get(memberId) ?? 0;
  return { kind, memberId, name, operationId: newId(), ongoing };
}
