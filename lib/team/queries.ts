import type { Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { db, type Reader } from '@/lib/db/client';

export type Member = { id: string; name: string; username: string; role: Role; active: boolean };

export type ListedMember = Member & { lastSeenAt: Date | null };

const MEMBER = { id: true, name: true, username: true, role: true, active: true } as const;

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Active members first, then by name. */
export async function listMembers(actor: Actor): Promise<ListedMember[]> {
  const members = await db().user.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: { id: 'asc' },
    select: { ...MEMBER, lastSeenAt: true },
  });
  return members.sort(
    (one, other) =>
      Number(other.active) - Number(one.active) || byName.compare(one.name, other.name),
  );
}

export async function findMember(
  actor: Actor,
  id: string,
  reader: Pick<Reader, 'user'> = db(),
): Promise<Member | null> {
  return reader.user.findFirst({ where: { id, workspaceId: actor.workspaceId }, select: MEMBER });
}
