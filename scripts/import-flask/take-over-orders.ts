import { hash } from 'node:crypto';
import { actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import { applyImport, continueImport } from '@/lib/imports/mutations';
import { importCounts } from '@/lib/imports/counts';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { receiveRows } from '@/lib/imports/receive';
import { workOnJob } from '@/lib/jobs/work';
import { skippedOrder, type SkippedOrder } from './skipped-orders';
import type { Owner } from './mutations';
import type { PlannedOrders } from './orders';
import { finishedImports, storedRows } from './queries';

/** In rows. */
const BATCH = 500;

const BUDGET_MS = 2_000;

export type OrdersOutcome = { created: number; updated: number; skipped: SkippedOrder[] };

/**
 * Imports the orders of a user into their workspace, as an import by this user. Skips rows that an earlier take-over
 * imported and that haven't changed since in the Flask database. Resumes an interrupted import.
 */
export async function takeOverOrders(
  owner: Owner,
  { orders, fileName, now }: { orders: PlannedOrders; fileName: string; now: Date },
): Promise<OrdersOutcome> {
  const actor = await actorOnThisMachine(owner.userId);
  const earlier = await finishedImports(owner);
  const imported = await storedRows(owner, earlier);
  const rows = orders.rows.filter((cells) => !imported.has(JSON.stringify(cells)));
  const present = new Set(orders.rows.map((cells) => JSON.stringify(cells)));
  const skipped = await skippedIn(actor, earlier, present);
  if (rows.length === 0) return { created: 0, updated: 0, skipped };

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
    skipped: [...skipped, ...(await skippedIn(actor, [id]))],
  };
}

async function* inBatches(rows: readonly string[][]) {
  const lines = rows.map((cells, index) => ({ line: index + 1, cells }));
  for (let start = 0; start < lines.length; start += BATCH) yield lines.slice(start, start + BATCH);
}

/** Runs the remaining steps of the import: dry run, commit. */
async function finish(actor: Actor, id: string, now: Date): Promise<void> {
  for (;;) {
    const view = await findImport(actor, id);
    if (!view) throw new Error('The import of the orders no longer exists: run the command again.');
    const { state, total } = view;
    if (state === 'done' || (state === 'ready' && total === 0)) return;
    if (state === 'ready') await applyImport(actor, { id, now });
    if (state === 'cancelled') await continueImport(actor, { id });
    await workOnJob(actor, { id, kind: 'import', budget: BUDGET_MS });
  }
}

/** The orders that these imports skipped. With `present`, only errors, and only of these rows. */
async function skippedIn(
  actor: Actor,
  importIds: readonly string[],
  present?: ReadonlySet<string>,
): Promise<SkippedOrder[]> {
  const found: SkippedOrder[] = [];
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
      ...[...errors.filter(isPresent), ...others].flatMap((order) => skippedOrder(order) ?? []),
    );
  }
  return found;
}
