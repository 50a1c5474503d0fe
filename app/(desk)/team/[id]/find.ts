import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requirePermission } from '@/lib/auth/require-actor';
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
