import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/db/client';
import type { ImportedRow } from './import';

/** SQLite allows some thousand parameters, Prisma fewer. */
const SLICE = 500;

const cellsSchema = z.array(z.string());

function parseCells({
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

export async function loadRowsAfter(
  tx: Pick<Reader, 'importRow'>,
  { workspaceId }: Actor,
  { id, after, size }: { id: string; after: number; size: number },
): Promise<ImportedRow[]> {
  const rows = await tx.importRow.findMany({
    where: { workspaceId, importId: id, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: size,
    select: { position: true, line: true, cells: true },
  });
  return rows.map(parseCells);
}

/** Below the title rows: the header or, in a file without one, the first order. */
export async function loadFirstRow(
  tx: Pick<Reader, 'importRow'>,
  actor: Actor,
  { id, titleRows }: { id: string; titleRows: number },
): Promise<string[]> {
  const [row] = await loadRows(tx, actor, { id, positions: [titleRows + 1] });
  return row?.cells ?? [];
}
