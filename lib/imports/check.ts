import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { loadByOrderId } from '@/lib/orders/by-order-id';
import { columnNames } from './column-names';
import type { ImportedRow, Problem, Reading } from './import';
import type { Matching } from './matching';
import { lockOwnImport } from './own';
import { loadFirstRow, loadRows, parseCells, positionsOf } from './rows';
import { touchedSinceImport } from './touched';
import { keyOf, understand } from './understand';
import { judge, withStatus } from './verdict';

/** Rows in one transaction. */
const CHUNK = 500;

/** Rows of an import to be judged, after those up to `judgedTo`. */
type Work = { id: string; matching: Matching; judgedTo: number; rows: readonly ImportedRow[] };

/** The rows that make one order, as far as they have come. */
type Bundle = { orderId: string | null; rows: ImportedRow[] };

/** Checks the next rows of an import, in one transaction; answers whether there may be more. */
export async function checkChunk(actor: Actor, id: string): Promise<boolean> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { state, matching, judgedTo } = await lockOwnImport(tx, actor, { id });
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
    await judgeRows(tx, actor, { id, matching, judgedTo, rows });
    await tx.import.update({ where: { id }, data: { judgedTo: last }, select: { id: true } });
    return stored.length === CHUNK;
  });
}

/** Whether this row names the columns. */
export function isHeader({ hasHeader }: Matching, position: number): boolean {
  return hasHeader && position === 1;
}

/**
 * Judges rows of an import and writes down what they make, after those up to `judgedTo` that are judged already. Rows
 * of an order that began there make it anew.
 */
export async function judgeRows(tx: Tx, actor: Actor, work: Work): Promise<void> {
  const { id, matching } = work;
  const names = columnNames(matching, await loadFirstRow(tx, actor, id));
  const readings = (await bundlesOf(tx, actor, { ...work, names })).map(
    ({ taken, rows, orderId }) => {
      const reading = understand(matching, { rows, names, timeZone: actor.timeZone });
      return {
        rows,
        reading:
          taken === null ? reading : twice(reading, { rows, names, matching, orderId, taken }),
      };
    },
  );
  const orders = await loadByOrderId(
    tx,
    actor,
    readings.flatMap(({ reading }) => (reading.order && reading.orderId) || []),
  );
  const compared = readings.map(({ rows, reading }) => {
    const existing = reading.order ? orders.get(reading.orderId ?? '') : undefined;
    return { rows, existing, reading: withStatus(reading, existing, matching) };
  });
  const touched = await touchedSinceImport(
    tx,
    actor,
    compared.flatMap(({ reading, existing }) => {
      const isSame = judge(reading, existing, { touched: null, fileWins: true }).changes === null;
      return existing && !isSame ? existing.id : [];
    }),
  );
  const judged = compared.map(({ rows, reading, existing }) => {
    const { verdict, changes } = judge(reading, existing, {
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

/**
 * The rows by the orders that they make. Where rows with the same Order ID are folded, those that came before are part of
 * it; otherwise `taken` is the line on which it stands already.
 */
async function bundlesOf(
  tx: Tx,
  actor: Actor,
  { id, matching, judgedTo, rows, names }: Work & { names: readonly string[] },
): Promise<(Bundle & { taken: number | null })[]> {
  const { workspaceId } = actor;
  const keyed = rows.map((row) => ({ row, orderId: keyOf(matching, row.cells, names) }));
  const keys = [...new Set(keyed.flatMap(({ orderId }) => orderId ?? []))];
  const earlier = await tx.importOrder.findMany({
    where: { workspaceId, importId: id, orderId: { in: keys }, position: { lte: judgedTo } },
    orderBy: { position: 'asc' },
    select: { orderId: true, position: true, positions: true, line: true },
  });
  if (!matching.folds) {
    const lines = new Map(earlier.toReversed().map(({ orderId, line }) => [orderId, line]));
    return keyed.map(({ row, orderId }) => {
      const taken = (orderId !== null && lines.get(orderId)) || null;
      if (orderId !== null && taken === null) lines.set(orderId, row.line);
      return { orderId, rows: [row], taken };
    });
  }
  const positions = earlier.flatMap(positionsOf);
  const before = await loadRows(tx, actor, { id, positions });
  await tx.importOrder.deleteMany({
    where: { workspaceId, importId: id, position: { in: earlier.map(({ position }) => position) } },
  });
  const bundles = new Map<string, Bundle>();
  const whole = [
    ...before.map((row) => ({ row, orderId: keyOf(matching, row.cells, names) })),
    ...keyed,
  ];
  for (const { row, orderId } of whole) {
    const key = orderId ?? ` ${row.position}`;
    const bundle = bundles.get(key) ?? { orderId, rows: [] };
    bundle.rows.push(row);
    bundles.set(key, bundle);
  }
  return [...bundles.values()].map((bundle) => ({ ...bundle, taken: null }));
}

/** A row whose Order ID stands in the file already, which cannot be meant. */
function twice(
  reading: Reading,
  {
    rows,
    names,
    matching,
    orderId,
    taken,
  }: {
    rows: ImportedRow[];
    names: readonly string[];
    matching: Matching;
    orderId: string | null;
    taken: number;
  },
): Reading {
  const { position, line, cells } = rows[0]!;
  const column = matching.targets.indexOf('orderId');
  const problem: Problem = {
    position,
    line,
    column,
    name: names[column] ?? 'Order ID',
    value: cells[column] ?? '',
    text: `Order ID ${orderId} stands on line ${taken} already. Give this one another, or let rows with the same Order ID make one order.`,
  };
  return { ...reading, order: null, problems: [...reading.problems, problem] };
}
