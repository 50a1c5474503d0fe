import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { historiesOf, type SignedEntry } from '@/lib/log/queries';

/**
 * Which fields of each of these orders were changed here since a file last said something about it, by their keys. An
 * order that no import knows, or whose last import was taken back, is not among them.
 */
export async function touchedSinceImport(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (ids.length === 0) return new Map();
  const histories = await historiesOf(tx, actor, ids);
  const groupIds = [...histories.values()].flat().flatMap(({ groupId }) => groupId ?? []);
  const imports = await tx.group.findMany({
    where: { workspaceId: actor.workspaceId, verb: 'import', id: { in: [...new Set(groupIds)] } },
    select: { id: true },
  });
  const importIds = new Set(imports.map(({ id }) => id));
  const touched = new Map<string, Set<string>>();
  for (const [id, history] of histories) {
    const fields = touchedIn(history, importIds);
    if (fields) touched.set(id, fields);
  }
  return touched;
}

function touchedIn(
  history: readonly SignedEntry[],
  importIds: ReadonlySet<string>,
): Set<string> | null {
  const last = history.findLastIndex(({ groupId }) => importIds.has(groupId ?? ''));
  const since = history.slice(last + 1);
  const version = history[last]?.orderVersion;
  if (last < 0 || since.some(({ undoes }) => undoes === version)) return null;
  return new Set(since.flatMap(({ changes }) => Object.keys(changes)));
}
