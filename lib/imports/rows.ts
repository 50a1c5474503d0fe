import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/db/client';
import { possibleEncodings, readCell, type CellEncoding } from '@/lib/imports/file/cell-encoding';
import type { ImportedRow } from './import';
import { parseFormat, type FileFormat } from './stored';

/** SQLite allows some thousand parameters, Prisma fewer. */
const SLICE = 500;

/** As in the file, or typed by a person and read as it is. */
const cellsSchema = z.array(z.union([z.string(), z.object({ typed: z.string() })]));

type ReadAs = CellEncoding | null | undefined;

type StoredRow = { position: number; line: number; cells: string };

function parseCells(
  { position, line, cells }: StoredRow,
  readAs: CellEncoding | null,
): ImportedRow {
  const parsed = cellsSchema.parse(JSON.parse(cells)).map((cell) => {
    return typeof cell === 'string' ? readCell(cell, readAs) : cell.typed;
  });
  return { position, line, cells: parsed };
}

/** The stored cells of a row with those by column that a person typed. */
export function withTypedCells(
  stored: string,
  typed: readonly { column: number; value: string }[],
  format: FileFormat,
): string {
  const cells = cellsSchema.parse(JSON.parse(stored));
  for (const { column, value } of typed) {
    while (cells.length < column) cells.push('');
    const isAlwaysSame = possibleEncodings(format).every((name) => readCell(value, name) === value);
    cells[column] = isAlwaysSame ? value : { typed: value };
  }
  return JSON.stringify(cells);
}

/** Of a stored import. */
async function storedReadAs(
  tx: Pick<Reader, 'import'>,
  { workspaceId }: Actor,
  id: string,
): Promise<CellEncoding | null> {
  const found = await tx.import.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { format: true },
  });
  return parseFormat(found?.format ?? null).readAs;
}

/** Of all rows of the order; `positions` is stored only if there are several. */
export function rowPositions(order: { position: number; positions: string | null }): number[] {
  return order.positions ? (JSON.parse(order.positions) as number[]) : [order.position];
}

type RowReader = Pick<Reader, 'import' | 'importRow'>;

/** With `readAs`, reads the cells in that encoding instead of the import's own. */
export async function loadRows(
  tx: RowReader,
  actor: Actor,
  { id, positions, readAs }: { id: string; positions: readonly number[]; readAs?: ReadAs },
): Promise<ImportedRow[]> {
  const encoding = readAs === undefined ? await storedReadAs(tx, actor, id) : readAs;
  const rows: ImportedRow[] = [];
  for (const slice of inSlices([...positions].sort((one, other) => one - other))) {
    const found = await tx.importRow.findMany({
      where: { workspaceId: actor.workspaceId, importId: id, position: { in: slice } },
      orderBy: { position: 'asc' },
      select: { position: true, line: true, cells: true },
    });
    rows.push(...found.map((row) => parseCells(row, encoding)));
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

/** With `readAs`, reads the cells in that encoding instead of the import's own. */
export async function loadRowsAfter(
  tx: RowReader,
  actor: Actor,
  { id, after, size, readAs }: { id: string; after: number; size: number; readAs?: ReadAs },
): Promise<ImportedRow[]> {
  const encoding = readAs === undefined ? await storedReadAs(tx, actor, id) : readAs;
  const rows = await tx.importRow.findMany({
    where: { workspaceId: actor.workspaceId, importId: id, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: size,
    select: { position: true, line: true, cells: true },
  });
  return rows.map((row) => parseCells(row, encoding));
}

/** Below the title rows: the header or, in a file without one, the first order. */
export async function loadFirstRow(
  tx: RowReader,
  actor: Actor,
  { id, titleRows, readAs }: { id: string; titleRows: number; readAs?: ReadAs },
): Promise<string[]> {
  const positions = [titleRows + 1];
  const [row] = await loadRows(tx, actor, { id, positions, readAs });
  return row?.cells ?? [];
}
