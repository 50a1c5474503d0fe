import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { loadByOrderId } from '@/lib/orders/load';
import { groupRows, type RowGroup, type GroupContext } from './group-rows';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { Problem, ParsedRow } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { lockImport } from './lock';
import { loadFirstRow, parseCells } from './rows';
import { editedSinceImport } from './edited-since-import';
import { parseRow } from '@/lib/imports/parse/parse';
import { decideRow, withStatus } from './row-outcome';

/** Rows in one transaction. */
const CHUNK = 500;

/** Checks the next rows of an import, in one transaction; answers whether there may be more. */
export async function validateChunk(actor: Actor, id: string): Promise<boolean> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { state, matching, judgedTo } = await lockImport(tx, actor, { id });
    if (state !== 'checking' || !matching) return false;
    const stored = await tx.importRow.findMany({
      where: { workspaceId, importId: id, position: { gt: judgedTo } },
      orderBy: { position: 'asc' },
      take: CHUNK,
      select: { position: true, line: true, cells: true },
    });
    const last = stored.at(-1)!.position;
    // What an earlier check has left behind.
    await tx.importOrder.deleteMany({
      where: { workspaceId, importId: id, position: { gt: judgedTo, lte: last } },
    });
    const rows = stored.map(parseCells).filter(({ position }) => !isHeader(matching, position));
    await validateRows(tx, actor, { id, matching, judgedTo, rows });
    await tx.import.update({ where: { id }, data: { judgedTo: last }, select: { id: true } });
    return stored.length === CHUNK;
  });
}

/** Whether this row names the columns. */
export function isHeader({ hasHeader }: ColumnMapping, position: number): boolean {
  return hasHeader && position === 1;
}

/**
 * Judges rows of an import and writes down what they make, after those up to `judgedTo` that are judged already. Rows
 * of an order that began there make it anew.
 */
export async function validateRows(
  tx: Tx,
  actor: Actor,
  work: Omit<GroupContext, 'names'>,
): Promise<void> {
  const { id, matching } = work;
  const names = columnNames(matching, await loadFirstRow(tx, actor, id));
  const readings = (await groupRows(tx, actor, { ...work, names })).map((bundle) => {
    const { rows } = bundle;
    const reading = parseRow(matching, { rows, names, timeZone: actor.timeZone });
    return { rows, reading: refused(reading, bundle, { names, matching }) };
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

/** What was read of rows, with why they cannot make an order, where that is so. */
function refused(
  reading: ParsedRow,
  { orderId, rows, refused: text }: RowGroup,
  { names, matching }: { names: readonly string[]; matching: ColumnMapping },
): ParsedRow {
  if (text === null) return reading;
  const { position, line, cells } = rows[0]!;
  const column = matching.targets.indexOf('orderId');
  const name = names[column] ?? 'Order ID';
  const problem: Problem = { position, line, column, name, value: cells[column] ?? '', text };
  return { ...reading, orderId, order: null, problems: [...reading.problems, problem] };
}
