import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Settings } from './workspace';

/** How the actor's workspace is set up. */
export async function findSettings(actor: Actor): Promise<Settings> {
  const { name, ...settings } = await db().workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
    select: { name: true, timeZone: true, defaultSender: true, startView: true },
  });
  return { workspaceName: name, ...settings };
}
