import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { loadByOrderId } from '@/lib/orders/load';
import { groupRows, type RowBatch, type RowGroup } from './group-rows';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { Problem, ParsedRow } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { TARGET_NAMES } from '@/lib/imports/mapping/messages';
import { lockImport } from './lock';
import type { StepResult } from '@/lib/jobs/run';
import { loadFirstRow, parseCells } from './rows';
import { editedSinceImport } from './edited-since-import';
import { parseRow } from '@/lib/imports/parse/parse';
import { decideRowOutcome, withExistingStatus } from './row-outcome';

const BATCH_SIZE = 500;

export async function validateBatch(actor: Actor, id: string): Promise<StepResult> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { state, mapping, judgedTo } = await lockImport(tx, actor, { id });
    if (state !== 'checking' || !mapping) return 'done';
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
    const rows = stored.map(parseCells).filter(({ position }) => !isHeader(mapping, position));
    await validateRows(tx, actor, { id, mapping, judgedTo, rows });
    await tx.import.update({ where: { id }, data: { judgedTo: last }, select: { id: true } });
    return stored.length === BATCH_SIZE ? 'more' : 'done';
  });
}

export function isHeader({ hasHeader }: ColumnMapping, position: number): boolean {
  return hasHeader && position === 1;
}

/** An order that began in rows up to `judgedTo` and continues here is validated again as a whole. */
export async function validateRows(
  tx: Tx,
  actor: Actor,
  batch: Omit<RowBatch, 'names'>,
): Promise<void> {
  const { id, mapping } = batch;
  const names = columnNames(mapping, await loadFirstRow(tx, actor, id));
  const parsedRows = (await groupRows(tx, actor, { ...batch, names })).map((group) => {
    const { rows } = group;
    const parsed = parseRow(mapping, { rows, names, timeZone: actor.timeZone });
    return { rows, parsed: withRefusal(parsed, group, { names, mapping }) };
  });
  const orders = await loadByOrderId(
    tx,
    actor,
    parsedRows.flatMap(({ parsed }) => (parsed.order && parsed.orderId) || []),
  );
  const compared = parsedRows.map(({ rows, parsed }) => {
    const existing = parsed.order ? orders.get(parsed.orderId ?? '') : undefined;
    return { rows, existing, parsed: withExistingStatus(parsed, existing) };
  });
  const editedFields = await editedSinceImport(
    tx,
    actor,
    compared.flatMap(({ parsed, existing }) => {
      const isSame =
        decideRowOutcome(parsed, existing, { editedFields: null, fileWins: true }).changes === null;
      return existing && !isSame ? existing : [];
    }),
  );
  const validated = compared.map(({ rows, parsed, existing }) => {
    const { outcome, changes } = decideRowOutcome(parsed, existing, {
      editedFields: editedFields.get(existing?.id ?? '') ?? null,
      fileWins: mapping.fileWins,
    });
    const { orderId, order, problems, notes } = parsed;
    return {
      workspaceId: actor.workspaceId,
      importId: id,
      position: rows[0]!.position,
      line: rows[0]!.line,
      positions: rows.length > 1 ? JSON.stringify(rows.map(({ position }) => position)) : null,
      orderId,
      verdict: outcome,
      details: order && JSON.stringify(order),
      orderDbId: existing?.id ?? null,
      version: existing?.version ?? null,
      changes: changes && JSON.stringify(changes),
      problems: problems.length > 0 ? JSON.stringify(problems) : null,
      notes: notes.length > 0 ? JSON.stringify(notes) : null,
      refusal: null,
    };
  });
  await insertRows(tx, 'ImportOrder', validated);
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
  return { ...parsed, orderId, order: null, problems: [...parsed.problems, problem] };
}
