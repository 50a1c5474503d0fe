import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/db/client';
import type { ImportedRow } from './import';

/** SQLite allows some thousand parameters, Prisma fewer. */
const SLICE = 500;

const cellsSchema = z.array(z.string());

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

/** Of all rows of the order; `positions` is stored only if there are several. */
export function rowPositions(order: { position: number; positions: string | null }): number[] {
  return order.positions ? (JSON.parse(order.positions) as number[]) : [order.position];
}

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

/** Short enough for the parameters of one statement. */
export function inSlices<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < list.length; start += SLICE) {
    parts.push(list.slice(start, start + SLICE));
  }
  return parts;
}

export async function loadFirstRow(
  tx: Pick<Reader, 'importRow'>,
  actor: Actor,
  id: string,
): Promise<string[]> {
  const [row] = await loadRows(tx, actor, { id, positions: [1] });
  return row?.cells ?? [];
}
