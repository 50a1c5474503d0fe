import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { forEachBatch } from '@/lib/jobs/run';
import { headerKey } from '@/lib/imports/layouts/header-key';
import type { CellEncoding } from '@/lib/imports/file/cell-encoding';
import { countTitleRows, HEADER_ROWS } from '@/lib/imports/mapping/header';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { newProfiler } from '@/lib/imports/mapping/profiler';
import { parseMapping } from './lock';
import { loadFirstRow, loadRowsAfter } from './rows';

const BATCH_SIZE = 500;

/** How many of the first rows are above the header: as in the last file with one of these headers, else by known names. */
export async function findTitleRows(
  { workspaceId }: Actor,
  rows: readonly (readonly string[])[],
): Promise<number> {
  const keys = rows.map(headerKey);
  const earlier = await db().import.findFirst({
    where: { workspaceId, headerKey: { in: keys }, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { headerKey: true, matching: true },
  });
  return parseMapping(earlier?.matching ?? null)?.hasHeader
    ? keys.indexOf(earlier!.headerKey!)
    : countTitleRows(rows);
}

export type Table = {
  titleRows: number;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
};

type Reading = { id: string; readAs: CellEncoding | null };

/** The rows among which the header is found. */
export async function loadHead(actor: Actor, reading: Reading): Promise<string[][]> {
  const rows = await loadRowsAfter(db(), actor, { ...reading, after: 0, size: HEADER_ROWS });
  return rows.map(({ cells }) => cells);
}

/** Outside of a transaction: it reads all rows below, in constant memory, and takes seconds for a large file. */
export async function readTable(
  actor: Actor,
  { id, readAs, titleRows }: Reading & { titleRows: number },
): Promise<Table> {
  const firstRow = await loadFirstRow(db(), actor, { id, readAs, titleRows });
  const profiler = newProfiler();
  await forEachBatch(batchesAfter(actor, { id, readAs, after: titleRows + 1 }), async (batch) => {
    for (const { cells } of batch) profiler.add(cells);
  });
  return { titleRows, firstRow, profiles: profiler.profiles() };
}

async function* batchesAfter(actor: Actor, { after, ...reading }: Reading & { after: number }) {
  for (let last = after; ;) {
    const batch = await loadRowsAfter(db(), actor, { ...reading, after: last, size: BATCH_SIZE });
    yield batch;
    if (batch.length < BATCH_SIZE) return;
    last = batch.at(-1)!.position;
  }
}
