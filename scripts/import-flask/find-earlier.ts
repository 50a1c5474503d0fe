import { db } from '@/lib/db/client';
import { NOBODY, type PlannedWorkspace } from './plan';

/** The oldest entries suffice: an earlier take-over contains them. */
const COMPARED = 100;

/** Identifies a workspace that was taken over. Never changes. */
export function workspaceOperationId({
  key,
  fingerprint,
}: Pick<PlannedWorkspace, 'key' | 'fingerprint'>): string {
  return `${prefixOf(key)}${fingerprint}`;
}

/**
 * The operation ID of the workspace that an earlier take-over created for the same user; null if there is none. The user's
 * name and password may have changed since then in the Flask application. Users of two Flask applications can have the
 * same key, but not the same password with its salt, nor the same log.
 */
export async function findEarlierWorkspace(planned: PlannedWorkspace): Promise<string | null> {
  const operationId = workspaceOperationId(planned);
  const workspaces = await db().workspace.findMany({
    where: { operationId: { startsWith: prefixOf(planned.key) } },
    select: { id: true, operationId: true },
  });
  if (workspaces.some((workspace) => workspace.operationId === operationId)) return operationId;
  const dated = planned.entries.filter(({ isDated }) => isDated).slice(0, COMPARED);
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
