import type { Actor } from '@/lib/auth/actor';
import { db, type Reader } from '@/lib/db/client';
import type { Member } from './member';

/** A member as the list shows them; `lastSeenAt` is null for who has never signed in. */
export type ListedMember = Member & { lastSeenAt: Date | null };

const MEMBER = { id: true, name: true, username: true, role: true, active: true } as const;

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Everyone of the actor's workspace: who may sign in first, then who is deactivated, each by name. */
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

/** The member of this id, or null where the actor's workspace has none; verbs ask inside of their transaction. */
export async function findMember(
  actor: Actor,
  id: string,
  reader: Pick<Reader, 'user'> = db(),
): Promise<Member | null> {
  return reader.user.findFirst({ where: { id, workspaceId: actor.workspaceId }, select: MEMBER });
}
