import { hash } from 'node:crypto';
import { actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import { applyImport } from '@/lib/imports/mutations';
import { importCounts, listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { receiveRows } from '@/lib/imports/receive';
import { runImport } from '@/lib/imports/run';
import { leftBehindOf, type LeftBehind } from './left-behind';
import type { Owner } from './mutations';
import type { PlannedOrders } from './orders';
import { finishedImports, storedRows } from './queries';

/** Rows that are handed on at once. */
const BATCH = 500;

/** How long the import works at a stretch, in milliseconds. */
const BUDGET_MS = 2_000;

/** What became of the orders of a workspace. */
export type OrdersOutcome = { created: number; updated: number; leftBehind: LeftBehind[] };

/**
 * Imports the orders of a user into their workspace, as an import of theirs. Those that an earlier take-over has brought
 * as they are there are left alone, whatever became of them here; an import that was cut off goes on.
 */
export async function takeOverOrders(
  owner: Owner,
  { orders, fileName, now }: { orders: PlannedOrders; fileName: string; now: Date },
): Promise<OrdersOutcome> {
  const actor = await actorOnThisMachine(owner.userId);
  const earlier = await finishedImports(owner);
  const brought = await storedRows(owner, earlier);
  const rows = orders.rows.filter((cells) => !brought.has(JSON.stringify(cells)));
  const present = new Set(orders.rows.map((cells) => JSON.stringify(cells)));
  const leftBehind = await leftBehindIn(actor, earlier, present);
  if (rows.length === 0) return { created: 0, updated: 0, leftBehind };

  const fileHash = hash('sha256', JSON.stringify([orders.names, rows]), 'hex');
  const id = await receiveRows(actor, {
    operationId: `flask:orders:${fileHash}`,
    source: 'flask',
    fileName,
    rows: inBatches([orders.names, ...rows]),
    outcome: () => ({ encoding: 'UTF-8', separator: ',', hash: fileHash }),
    mapping: orders.mapping,
    now,
  });
  const before = await importCounts(actor, id);
  await finish(actor, id, now);
  const after = await importCounts(actor, id);
  return {
    created: after.created - before.created,
    updated: after.updated - before.updated,
    leftBehind: [...leftBehind, ...(await leftBehindIn(actor, [id]))],
  };
}

async function* inBatches(rows: readonly string[][]) {
  const lines = rows.map((cells, index) => ({ line: index + 1, cells }));
  for (let start = 0; start < lines.length; start += BATCH) yield lines.slice(start, start + BATCH);
}

/** Checks, lets loose and writes, whatever of it is still to be done. */
async function finish(actor: Actor, id: string, now: Date): Promise<void> {
  for (;;) {
    const view = await findImport(actor, id);
    if (!view) throw new Error('The import of the orders is gone: run the command again.');
    const { state, total } = view;
    if (state === 'done' || (state === 'ready' && total === 0)) return;
    if (state === 'ready' || state === 'cancelled') await applyImport(actor, { id, now });
    await runImport(actor, { id, budget: BUDGET_MS });
  }
}

/** The orders of these imports that are not here for a reason; of errors those alone whose rows are `present`, if given. */
async function leftBehindIn(
  actor: Actor,
  importIds: readonly string[],
  present?: ReadonlySet<string>,
): Promise<LeftBehind[]> {
  const found: LeftBehind[] = [];
  for (const id of importIds) {
    const { error, conflict, refused } = await importCounts(actor, id);
    const errors = await listImportOrders(actor, id, { outcome: 'error', size: error });
    const others = present
      ? []
      : [
          ...(await listImportOrders(actor, id, { outcome: 'conflict', size: conflict })),
          ...(await listImportOrders(actor, id, { refusedOnly: true, size: refused })),
        ];
    const isPresent = (order: (typeof errors)[number]) =>
      !present || order.rows.some(({ cells }) => present.has(JSON.stringify(cells)));
    found.push(
      ...[...errors.filter(isPresent), ...others].flatMap((order) => leftBehindOf(order) ?? []),
    );
  }
  return found;
}
