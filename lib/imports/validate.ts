import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { loadByOrderId } from '@/lib/orders/load';
import { groupRows, type RowBatch, type RowGroup } from './group-rows';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { Problem, ParsedRow } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { lockImport } from './lock';
import type { StepResult } from '@/lib/jobs/run';
import { loadFirstRow, parseCells } from './rows';
import { editedSinceImport } from './edited-since-import';
import { parseRow } from '@/lib/imports/parse/parse';
import { decideRow, withStatus } from './row-outcome';

/** Rows in one transaction. */
const BATCH_SIZE = 500;

/** Validates the next rows of an import, in one transaction. */
export async function validateBatch(actor: Actor, id: string): Promise<StepResult> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { state, matching, judgedTo } = await lockImport(tx, actor, { id });
    if (state !== 'checking' || !matching) return 'done';
    const stored = await tx.importRow.findMany({
      where: { workspaceId, importId: id, position: { gt: judgedTo } },
      orderBy: { position: 'asc' },
      take: BATCH_SIZE,
      select: { position: true, line: true, cells: true },
    });
    const last = stored.at(-1)!.position;
    // Left over from an earlier mapping.
    await tx.importOrder.deleteMany({
      where: { workspaceId, importId: id, position: { gt: judgedTo, lte: last } },
    });
    const rows = stored.map(parseCells).filter(({ position }) => !isHeader(matching, position));
    await validateRows(tx, actor, { id, matching, judgedTo, rows });
    await tx.import.update({ where: { id }, data: { judgedTo: last }, select: { id: true } });
    return stored.length === BATCH_SIZE ? 'more' : 'done';
  });
}

/** Whether this row names the columns. */
export function isHeader({ hasHeader }: ColumnMapping, position: number): boolean {
  return hasHeader && position === 1;
}

/**
 * Validates rows of an import and stores the outcome of each order. Rows up to `judgedTo` are validated already; where
 * they begin an order that goes on here, it is validated again as a whole.
 */
export async function validateRows(
  tx: Tx,
  actor: Actor,
  batch: Omit<RowBatch, 'names'>,
): Promise<void> {
  const { id, matching } = batch;
  const names = columnNames(matching, await loadFirstRow(tx, actor, id));
  const readings = (await groupRows(tx, actor, { ...batch, names })).map((group) => {
    const { rows } = group;
    const reading = parseRow(matching, { rows, names, timeZone: actor.timeZone });
    return { rows, reading: withRefusal(reading, group, { names, matching }) };
  });
  const orders = await loadByOrderId(
    tx,
    actor,
    readings.flatMap(({ reading }) => (reading.order && reading.orderId) || []),
  );
  const compared = readings.map(({ rows, reading }) => {
    const existing = reading.order ? orders.get(reading.orderId ?? '') : undefined;
    return { rows, existing, reading: withStatus(reading, existing) };
  });
  const touched = await editedSinceImport(
    tx,
    actor,
    compared.flatMap(({ reading, existing }) => {
      const isSame =
        decideRow(reading, existing, { touched: null, fileWins: true }).changes === null;
      return existing && !isSame ? existing : [];
    }),
  );
  const judged = compared.map(({ rows, reading, existing }) => {
    const { verdict, changes } = decideRow(reading, existing, {
      touched: touched.get(existing?.id ?? '') ?? null,
      fileWins: matching.fileWins,
    });
    const { orderId, order, problems, notes } = reading;
    return {
      workspaceId: actor.workspaceId,
      importId: id,
      position: rows[0]!.position,
      line: rows[0]!.line,
      positions: rows.length > 1 ? JSON.stringify(rows.map(({ position }) => position)) : null,
      orderId,
      verdict,
      details: order && JSON.stringify(order),
      orderDbId: existing?.id ?? null,
      version: existing?.version ?? null,
      changes: changes && JSON.stringify(changes),
      problems: problems.length > 0 ? JSON.stringify(problems) : null,
      notes: notes.length > 0 ? JSON.stringify(notes) : null,
      refusal: null,
    };
  });
  await insertRows(tx, 'ImportOrder', judged);
}

/** The parsed rows, with the reason if they cannot make an order. */
function withRefusal(
  reading: ParsedRow,
  { orderId, rows, refusal: text }: RowGroup,
  { names, matching }: { names: readonly string[]; matching: ColumnMapping },
): ParsedRow {
  if (text === null) return reading;
  const { position, line, cells } = rows[0]!;
  const column = matching.targets.indexOf('orderId');
  const name = names[column] ?? 'Order ID';
  const problem: Problem = { position, line, column, name, value: cells[column] ?? '', text };
  return { ...reading, orderId, order: null, problems: [...reading.problems, problem] };
}
