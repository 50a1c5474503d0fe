import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { loadByOrderId } from '@/lib/orders/load';
import type { Order } from '@/lib/orders/order';
import { storeCounts } from './counts';
import { groupRows, type RowBatch, type RowGroup } from './group-rows';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { ImportedRow, Problem, ParsedRow } from './import';
import { countRowsAboveOrders } from '@/lib/imports/mapping/header';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { TARGET_NAMES } from '@/lib/imports/mapping/messages';
import { lockImport } from './lock';
import type { StepResult } from '@/lib/jobs/run';
import { loadFirstRow, loadRowsAfter } from './rows';
import { deletedHere, type Deletion } from './deleted-here';
import { lastImported } from './last-imported';
import { parseRow } from '@/lib/imports/parse/parse';
import { decideRowOutcome } from './row-outcome';
import { calendarDate, formatDate } from '@/lib/dates';
import * as messages from '@/lib/imports/parse/messages';
import { findWorkingCalendar } from '@/lib/workspaces/queries';

const BATCH_SIZE = 500;

export async function validateBatch(actor: Actor, id: string): Promise<StepResult> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { state, mapping, format, judgedTo, rows: end } = await lockImport(tx, actor, { id });
    if (state !== 'checking' || !mapping) return 'done';
    const stored = await loadRowsAfter(tx, actor, { id, after: judgedTo, size: BATCH_SIZE });
    const last = stored.at(-1)!.position;
    // Left over from an earlier mapping.
    await tx.importOrder.deleteMany({
      where: { workspaceId, importId: id, position: { gt: judgedTo, lte: last } },
    });
    const { titleRows } = format;
    const above = countRowsAboveOrders(mapping, titleRows);
    const rows = stored.filter(({ position }) => position > above);
    await validateRows(tx, actor, { id, titleRows, mapping, judgedTo, rows });
    await tx.import.update({ where: { id }, data: { judgedTo: last }, select: { id: true } });
    if (last < end) return 'more';
    await storeCounts(tx, actor, { id, judgedTo: last });
    return 'done';
  });
}

/** An order that began in rows up to `judgedTo` and continues here is validated again as a whole. */
export async function validateRows(
  tx: Tx,
  actor: Actor,
  batch: Omit<RowBatch, 'names'> & { titleRows: number },
): Promise<void> {
  const { id, titleRows, mapping } = batch;
  const names = columnNames(mapping, await loadFirstRow(tx, actor, { id, titleRows }));
  const { timeZone } = actor;
  const today = calendarDate(new Date(), timeZone);
  const calendar = { ...(await findWorkingCalendar(actor, tx)), today };
  const parsedRows = (await groupRows(tx, actor, { ...batch, names })).map((group) => {
    const { rows } = group;
    const parsed = parseRow(mapping, { rows, names, timeZone, calendar });
    return { rows, parsed: withRefusal(parsed, group, { names, mapping }) };
  });
  const orders = await loadByOrderId(
    tx,
    actor,
    parsedRows.flatMap(({ parsed }) => (hasOutcome(parsed) && parsed.orderId) || []),
  );
  const isNumbered = !mapping.targets.includes('orderId');
  const compared = parsedRows.map(({ rows, parsed }) => {
    const existing = hasOutcome(parsed) ? orders.get(parsed.orderId ?? '') : undefined;
    if (existing && parsed.orderIfExists && !isNumbered) {
      return { rows, existing, parsed: { ...parsed, order: parsed.orderIfExists, problems: [] } };
    }
    // A new Order ID can't mean an order that exists.
    return isNumbered && !mapping.isRepeat && existing
      ? { rows, existing: undefined, parsed: withUsedPrefix(parsed, rows[0]!) }
      : { rows, existing, parsed };
  });
  const deletions = await deletedHere(
    tx,
    actor,
    compared.flatMap(({ parsed, existing }) => (parsed.order && !existing && parsed.orderId) || []),
  );
  const imported = await lastImported(tx, actor, {
    id,
    orders: compared.flatMap(({ parsed, existing }) =>
      existing && isDifferent(parsed, existing) ? existing : [],
    ),
  });
  const validated = compared.map(({ rows, parsed, existing }) => ({
    workspaceId: actor.workspaceId,
    importId: id,
    position: rows[0]!.position,
    line: rows[0]!.line,
    positions: rows.length > 1 ? JSON.stringify(rows.map(({ position }) => position)) : null,
    orderId: parsed.orderId,
    orderDbId: existing?.id ?? null,
    version: existing?.version ?? null,
    ...outcomeColumns(
      withDeletion(parsed, {
        rows,
        deletion: deletions.get(parsed.orderId ?? ''),
        isNew: isNumbered && !mapping.isRepeat,
        timeZone,
      }),
      existing,
      {
        imported: imported.get(existing?.id ?? ''),
        fileWins: mapping.fileWins,
      },
    ),
    refusal: null,
  }));
  await insertRows(tx, 'ImportOrder', validated);
}

function withDeletion(
  parsed: ParsedRow,
  {
    rows,
    deletion,
    isNew,
    timeZone,
  }: {
    rows: readonly ImportedRow[];
    deletion: Deletion | undefined;
    /** Whether its Order ID is a new one. */
    isNew: boolean;
    timeZone: string;
  },
): ParsedRow {
  if (!deletion || !parsed.order) return parsed;
  if (isNew) return withUsedPrefix(parsed, rows[0]!);
  const date = formatDate(calendarDate(deletion.at, timeZone));
  return { ...parsed, order: null, leftOut: messages.deletedHere({ ...deletion, date }) };
}

function isDifferent(parsed: ParsedRow, existing: Order): boolean {
  const unknown = { imported: undefined, fileWins: [] };
  const { changes, disputes } = decideRowOutcome(parsed, existing, unknown);
  return changes !== null || disputes.length > 0;
}

function outcomeColumns(...[parsed, existing, choices]: Parameters<typeof decideRowOutcome>) {
  const { outcome, order, changes, disputes } = decideRowOutcome(parsed, existing, choices);
  const conflicts = disputes.filter(({ isConflict }) => isConflict);
  const notes = parsed.leftOut === null ? parsed.notes : [parsed.leftOut];
  return {
    verdict: outcome,
    details: order && JSON.stringify(order),
    changes: changes && JSON.stringify(changes),
    disputes: jsonOrNull(disputes),
    conflicts: conflicts.map(({ field }) => field).join() || null,
    problems: jsonOrNull(parsed.problems),
    notes: jsonOrNull(notes),
  };
}

function jsonOrNull(list: readonly unknown[]): string | null {
  return list.length > 0 ? JSON.stringify(list) : null;
}

function hasOutcome({ order, orderIfExists, leftOut }: ParsedRow): boolean {
  return order !== null || orderIfExists !== undefined || leftOut !== null;
}

function withUsedPrefix(parsed: ParsedRow, { position, line }: ImportedRow): ParsedRow {
  const text = messages.usedPrefix(parsed.orderId!);
  const problem: Problem = {
    ...{ position, line, text },
    ...{ column: null, name: TARGET_NAMES.orderId, value: '' },
  };
  return { ...parsed, order: null, leftOut: null, problems: [...parsed.problems, problem] };
}

function withRefusal(
  parsed: ParsedRow,
  { orderId, rows, refusal: text }: RowGroup,
  { names, mapping }: { names: readonly string[]; mapping: ColumnMapping },
): ParsedRow {
  if (text === null) return parsed;
  const { position, line, cells } = rows[0]!;
  const column = mapping.targets.indexOf('orderId');
  const name = names[column] ?? TARGET_NAMES.orderId;
  const problem: Problem = { position, line, column, name, value: cells[column] ?? '', text };
  const { orderIfExists: _, ...rest } = parsed;
  return {
    ...rest,
    orderId,
    order: null,
    leftOut: null,
    problems: [...parsed.problems, problem],
  };
}
