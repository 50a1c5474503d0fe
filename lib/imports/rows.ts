import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/db/client';
import type { ImportedRow } from './import';

/** SQLite takes some thousand parameters, Prisma fewer. */
const SLICE = 500;

const cellsSchema = z.array(z.string());

/** A row as the database keeps it. */
export function parseCells({
  position,
  line,
  cells,
}: {
  position: number;
  line: number;
  cells: string;
}): ImportedRow {
  return { position, line, cells: cellsSchema.parse(JSON.parse(cells)) };
}

/** The positions of all rows of an order of an import. */
export function positionsOf(order: { position: number; positions: string | null }): number[] {
  return order.positions ? (JSON.parse(order.positions) as number[]) : [order.position];
}

/** Rows of an import by their positions, in the order of the file. */
export async function loadRows(
  tx: Pick<Reader, 'importRow'>,
  { workspaceId }: Actor,
  { id, positions }: { id: string; positions: readonly number[] },
): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for (const slice of inSlices([...positions].sort((one, other) => one - other))) {
    const found = await tx.importRow.findMany({
      where: { workspaceId, importId: id, position: { in: slice } },
      orderBy: { position: 'asc' },
      select: { position: true, line: true, cells: true },
    });
    rows.push(...found.map(parseCells));
  }
  return rows;
}

/** A list in slices that are short enough for the parameters of one statement. */
export function inSlices<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += SLICE) {
    parts.push(list.slice(start, start + SLICE));
  }
  return parts;
}

/** The first row of an import, which may name its columns. */
export async function loadFirstRow(
  tx: Pick<Reader, 'importRow'>,
  actor: Actor,
  id: string,
): Promise<string[]> {
  const [row] = await loadRows(tx, actor, { id, positions: [1] });
  return row?.cells ?? [];
}
