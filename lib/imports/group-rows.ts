import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import type { ImportedRow } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { loadRows, rowPositions } from './rows';
import * as messages from '@/lib/imports/parse/messages';
import { readOrderId } from '@/lib/imports/parse/parse';

/** More rows with one Order ID mean that the wrong column is mapped to it. */
const MOST_ROWS = 1_000;

/** `judgedTo` is the last position already validated; `names` are the column names. */
export type RowBatch = {
  id: string;
  mapping: ColumnMapping;
  judgedTo: number;
  rows: readonly ImportedRow[];
  names: readonly string[];
};

export type RowGroup = { orderId: string | null; rows: ImportedRow[]; refusal: string | null };

/** If rows with the same Order ID make one order, its earlier rows are included and its stored outcome is deleted. */
export async function groupRows(tx: Tx, actor: Actor, batch: RowBatch): Promise<RowGroup[]> {
  const keyed = batch.rows.map((row) => ({ row, orderId: batchOrderId(batch, row) }));
  const keys = [...new Set(keyed.flatMap(({ orderId }) => orderId ?? []))];
  if (batch.mapping.folds) return foldedGroups(tx, actor, { ...batch, keyed, keys });
  const lines = await firstLines(tx, actor, { ...batch, keys });
  return keyed.map(({ row, orderId }) => {
    const line = orderId === null ? undefined : lines.get(orderId);
    if (orderId !== null && line === undefined) lines.set(orderId, row.line);
    const refusal =
      line === undefined ? null : messages.duplicateOrderId({ orderId: orderId ?? '', line });
    return { orderId, rows: [row], refusal };
  });
}

type Keyed = { row: ImportedRow; orderId: string | null };

function batchOrderId({ mapping, names }: RowBatch, row: ImportedRow): string | null {
  return readOrderId(mapping, row, names);
}

async function foldedGroups(
  tx: Tx,
  actor: Actor,
  { keyed, keys, ...batch }: RowBatch & { keyed: readonly Keyed[]; keys: string[] },
): Promise<RowGroup[]> {
  const where = { workspaceId: actor.workspaceId, importId: batch.id };
  const found = await tx.importOrder.findMany({
    where: { ...where, orderId: { in: keys }, position: { lte: batch.judgedTo } },
    select: { orderId: true, position: true, positions: true },
  });
  const earlier = found.map((order) => ({ ...order, all: rowPositions(order) }));
  const full = new Set(
    earlier.filter(({ all }) => all.length >= MOST_ROWS).map(({ orderId }) => orderId),
  );
  const open = earlier.filter(({ orderId }) => !full.has(orderId));
  const positions = open.flatMap(({ all }) => all);
  const before = await loadRows(tx, actor, { id: batch.id, positions });
  await tx.importOrder.deleteMany({
    where: { ...where, position: { in: open.map(({ position }) => position) } },
  });
  const groups = new Map<string, RowGroup>();
  for (const { row, orderId } of [
    ...before.map((row) => ({ row, orderId: batchOrderId(batch, row) })),
    ...keyed,
  ]) {
    const isFull = full.has(orderId) || groups.get(orderId ?? '')?.rows.length === MOST_ROWS;
    const key = orderId === null || isFull ? ` ${row.position}` : orderId;
    const refusal = isFull
      ? messages.tooManyRows({ orderId: orderId ?? '', most: MOST_ROWS })
      : null;
    // No Order ID, so that later batches don't find it: there may be very many of these.
    const group = groups.get(key) ?? { orderId: isFull ? null : orderId, rows: [], refusal };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The first line of each Order ID among the validated rows. */
async function firstLines(
  tx: Tx,
  { workspaceId }: Actor,
  { id, keys, judgedTo }: Pick<RowBatch, 'id' | 'judgedTo'> & { keys: string[] },
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ orderId: string; line: unknown }[]>(sql`
    SELECT "key" AS "orderId", (
      SELECT "line" FROM "ImportOrder" WHERE "workspaceId" = ${workspaceId} AND "importId" = ${id}
        AND "orderId" = "key" AND "position" <= ${judgedTo} ORDER BY "position" LIMIT 1
    ) AS "line" FROM (${textsAs('key', keys)}) AS "keys"`);
  return new Map(
    rows.flatMap(({ orderId, line }) => (line === null ? [] : [[orderId, Number(line)]])),
  );
}
