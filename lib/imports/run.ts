import { lastChangesOf } from '@/lib/audit-log/queries';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { statementsIn, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLogFor } from '@/lib/audit-log/append';
import { loadByOrderId } from '@/lib/orders/load';
import { applyChanges, type PlannedChange } from '@/lib/orders/changes/apply';
import {
  decideDelete,
  decideImport,
  decideImportedChange,
  decideMarkDelivered,
} from '@/lib/orders/changes/decide';
import type { Order } from '@/lib/orders/order';
import { loadOrders } from '@/lib/orders/load';
import { Refusal } from '@/lib/errors';
import { runInBatches, type StepResult } from '@/lib/jobs/run';
import { validateBatch } from './validate';
import type { ImportedOrder } from './import';
import type { CancelledChoice } from './mapping/mapping';
import { withRefused } from './counts';
import { lockImport } from './lock';
import { cachedStartOfDay } from './parse/dates';
import { importedState } from './row-outcome';
import { detailsSchema } from './stored';

/** Per transaction: large enough to be fast, small enough that other requests don't wait long for the lock. */
const BATCH_SIZE = 800;

/**
 * Validates rows or, once applied, writes orders. Handles each row once, no matter how many callers run it.
 * @returns whether work is left
 * @throws Refusal `no-import` or `forbidden`
 */
export function runImport(
  actor: Actor,
  { id, budget }: { id: string; budget?: number },
): Promise<StepResult> {
  return runInBatches({
    budget,
    async step() {
      const validated = await validateBatch(actor, id);
      return validated === 'more' ? validated : writeBatch(actor, id);
    },
  });
}

type RowToWrite = {
  position: number;
  orderId: string;
  verdict: string;
  /** What an order that the file calls cancelled becomes otherwise. */
  order: ImportedOrder | Exclude<CancelledChoice, 'leave'>;
  orderDbId: string | null;
  version: number | null;
};

async function writeBatch(actor: Actor, id: string): Promise<StepResult> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { head } = await lockLogFor(tx, actor);
    const { state, doneTo, rows: end, mapping, counts } = await lockImport(tx, actor, { id });
    if (state !== 'running') return 'done';
    const next = await loadNextRows(tx, actor, { id, after: doneTo });
    const cancelled = mapping?.cancelled ?? 'leave';
    const rows = next.flatMap((row) => rowToWrite(row, cancelled));
    const plannedChanges = await planRowChanges(tx, actor, { id, rows });
    const refused = await applyChanges(tx, actor, { head, plannedChanges });
    for (const [index, { subject }] of plannedChanges.entries()) {
      const refusal = refused.get(subject.id)?.code;
      if (!refusal) continue;
      await tx.importOrder.updateMany({
        where: { workspaceId, importId: id, position: rows[index]!.position },
        data: { refusal },
      });
    }
    const hasMore = next.length === BATCH_SIZE;
    const reached = hasMore ? next.at(-1)!.position : end;
    const refusedOutcomes = rows.flatMap(({ verdict }, index) =>
      refused.has(plannedChanges[index]!.subject.id) ? verdict : [],
    );
    const written = rows.filter((_, index) => !refused.has(plannedChanges[index]!.subject.id));
    const created = written.filter(({ orderDbId }) => orderDbId === null).length;
    await tx.import.update({
      where: { id },
      data: {
        doneTo: reached,
        counts: withRefused(counts, refusedOutcomes),
        created: { increment: created },
        updated: { increment: written.length - created },
      },
      select: { id: true },
    });
    return hasMore ? 'more' : 'done';
  });
}

type StoredRow = Omit<RowToWrite, 'orderId' | 'order'> & {
  orderId: string | null;
  details: string | null;
  changes: string | null;
  conflicts: string | null;
};

/** No filter by outcome: with one, the database would scan all remaining rows. */
async function loadNextRows(
  tx: Tx,
  { workspaceId }: Actor,
  { id, after }: { id: string; after: number },
): Promise<StoredRow[]> {
  return tx.importOrder.findMany({
    where: { workspaceId, importId: id, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: BATCH_SIZE,
    select: {
      position: true,
      verdict: true,
      orderId: true,
      details: true,
      changes: true,
      conflicts: true,
      orderDbId: true,
      version: true,
    },
  });
}

function rowToWrite(
  { orderId, details, changes, conflicts, ...row }: StoredRow,
  cancelled: CancelledChoice,
): RowToWrite[] {
  const { verdict } = row;
  if (verdict === 'cancelled') {
    return cancelled === 'leave' ? [] : [{ ...row, orderId: orderId!, order: cancelled }];
  }
  // Without `conflicts`, an earlier version checked it, and nobody chose the file's values.
  const isResolved = verdict === 'conflict' && changes !== null && conflicts !== null;
  const isWritten = verdict === 'create' || verdict === 'update' || isResolved;
  if (!isWritten) return [];
  return [{ ...row, orderId: orderId!, order: detailsSchema.parse(JSON.parse(details!)) }];
}

async function planRowChanges(
  tx: Tx,
  actor: Actor,
  { id: groupId, rows }: { id: string; rows: readonly RowToWrite[] },
): Promise<PlannedChange[]> {
  const created = rows.filter(({ orderDbId }) => orderDbId === null);
  const taken = await loadByOrderId(
    tx,
    actor,
    created.map(({ orderId }) => orderId),
  );
  const orders = await loadOrders(
    tx,
    actor,
    rows.flatMap(({ orderDbId }) => orderDbId ?? []),
  );
  const changed = rows.filter(
    ({ orderDbId, version }) => orderDbId !== null && orders.get(orderDbId)?.version !== version,
  );
  const lastChanges = await lastChangesOf(
    statementsIn(tx),
    actor,
    changed.map(({ orderDbId }) => orderDbId!),
  );
  const now = new Date();
  return rows.map(({ position, orderId, order: imported, orderDbId, version }) => {
    const order = orderDbId === null ? undefined : orders.get(orderDbId);
    const common = {
      // Unique per order of an import: the log rejects a second entry with the same operation ID.
      operationId: `${groupId}.${position}`,
      request: ['import', orderId, imported] as [string, ...unknown[]],
      groupId,
    };
    const target = (imported: ImportedOrder) => ({
      state: importedState(imported, order),
      deliveredAt: deliveryTime(imported, actor, now),
    });
    if (orderDbId === null) {
      const subject = { id: newId(), orderId, version: 0, status: null };
      const decision = decideImport(taken.get(orderId) ?? null, target(imported as ImportedOrder));
      return { ...common, subject, decision };
    }
    const subject = order ?? { id: orderDbId, orderId, version: version!, status: null };
    const decision =
      refusalOf(order, { version: version!, lastChange: lastChanges.get(orderDbId) }) ??
      decideRow(actor, order!, { imported, target });
    return { ...common, subject, decision };
  });
}

/** If the order changed since the dry run. */
function refusalOf(
  order: Order | undefined,
  { version, lastChange }: { version: number; lastChange: number | undefined },
): Refusal | null {
  if (!order) return new Refusal('not-found', {});
  const { id, orderId } = order;
  return (lastChange ?? order.version) <= version
    ? null
    : new Refusal('stale', { id, orderId, version: order.version, laterChanges: [] });
}

function decideRow(
  actor: Actor,
  order: Order,
  {
    imported,
    target,
  }: {
    imported: RowToWrite['order'];
    target: (imported: ImportedOrder) => Parameters<typeof decideImportedChange>[1];
  },
) {
  if (imported === 'deliver') return decideMarkDelivered(order);
  if (imported !== 'delete') return decideImportedChange(order, target(imported));
  if (!may(actor, 'orders.delete'))
    return new Refusal('forbidden', { permission: 'orders.delete' });
  return decideDelete(order);
}

/** Without a time in the file, the start of the delivery date; never in the future. */
function deliveryTime(order: ImportedOrder, { timeZone }: Actor, now: Date): Date {
  if (order.deliveredAt !== null) return new Date(Math.min(Date.parse(order.deliveredAt), +now));
  const start = new Date(cachedStartOfDay(order.deliveryDate, timeZone));
  return start < now ? start : now;
}
