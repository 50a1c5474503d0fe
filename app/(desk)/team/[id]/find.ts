import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Asked, Question } from '@/components/team/questions';
import { requireActor, requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import type { Member } from '@/lib/team/member';
import { findMember } from '@/lib/team/queries';
import { memberKeySchema } from '@/lib/team/schema';

/**
 * The member of this address, asked for once per request, where they are another one who may log in; everybody else ends
 * in the same 404 as who never existed, and so does everything for those who may not manage the team.
 */
export const otherMemberOrNotFound = cache(async (id: string): Promise<Member> => {
  const actor = await requirePermission('team.manage');
  const key = memberKeySchema.safeParse(id);
  const member = key.success ? await findMember(actor, key.data) : null;
  return member?.active && member.id !== actor.userId ? member : notFound();
});

/** What is asked about the member of this address before it is done, for the same people. */
export async function askedOrNotFound(question: Question, key: string): Promise<Asked> {
  const { id: memberId, name } = await otherMemberOrNotFound(key);
  const actor = await requireActor();
  const ongoing = (await countOngoingByCourier(actor, [memberId])).get(memberId) ?? 0;
  return { question, memberId, name, operationId: newId(), ongoing };
}
