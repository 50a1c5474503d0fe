import { db } from '@/lib/db/client';
import { NOBODY, type PlannedWorkspace } from './plan';

/** Entries that are asked for: the oldest, which an earlier take-over has brought if there was one. */
const ASKED = 100;

/** Names a workspace that was taken over, for good. */
export function workspaceOperationId({
  key,
  fingerprint,
}: Pick<PlannedWorkspace, 'key' | 'fingerprint'>): string {
  return `${prefixOf(key)}${fingerprint}`;
}

/**
 * The operation id of the workspace that an earlier take-over has made of the same user, whose name and password may have
 * changed since in the Flask application; null where there is none. Users of two such applications have the same keys,
 * but not the same password, salt included, nor the same log.
 */
export async function knownWorkspace(planned: PlannedWorkspace): Promise<string | null> {
  const operationId = workspaceOperationId(planned);
  const workspaces = await db().workspace.findMany({
    where: { operationId: { startsWith: prefixOf(planned.key) } },
    select: { id: true, operationId: true },
  });
  if (workspaces.some((workspace) => workspace.operationId === operationId)) return operationId;
  const dated = planned.entries.filter(({ isDated }) => isDated).slice(0, ASKED);
  const entry = await db().log.findFirst({
    where: {
      workspaceId: { in: workspaces.map(({ id }) => id) },
      operationId: { in: dated.map((each) => each.operationId) },
    },
    select: { workspaceId: true },
  });
  return workspaces.find(({ id }) => id === entry?.workspaceId)?.operationId ?? null;
}

function prefixOf(key: string): string {
  return key === NOBODY ? 'flask:nobody:' : `flask:user:${key}:`;
}
