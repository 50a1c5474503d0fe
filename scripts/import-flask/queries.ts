import { db } from '@/lib/db/client';
import type { Owner } from './mutations';

/** In rows. */
const BATCH = 1_000;

/** The finished Flask imports of a workspace, oldest first. */
export async function finishedImports({ workspaceId }: Owner): Promise<string[]> {
  const imports = await db().import.findMany({
    where: { workspaceId, source: 'flask', doneTo: { gt: 0 } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, rows: true, doneTo: true },
  });
  return imports.flatMap(({ id, rows, doneTo }) => (doneTo === rows ? id : []));
}

/** The stored rows of imports, each a JSON array of its cells. */
export async function storedRows(
  { workspaceId }: Owner,
  importIds: readonly string[],
): Promise<Set<string>> {
  const rows = new Set<string>();
  for (const importId of importIds) {
    for (let after = 0; ;) {
      const batch = await db().importRow.findMany({
        where: { workspaceId, importId, position: { gt: after } },
        orderBy: { position: 'asc' },
        take: BATCH,
        select: { position: true, cells: true },
      });
      for (const { cells } of batch) rows.add(cells);
      if (batch.length < BATCH) break;
      after = batch.at(-1)!.position;
    }
  }
  return rows;
}
