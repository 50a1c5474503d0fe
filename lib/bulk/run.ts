import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { lockLogFor } from '@/lib/audit-log/append';
import { runInBatches, type StepResult } from '@/lib/jobs/run';
import { applyChanges } from '@/lib/orders/changes/apply';
import { changesOrders, type BulkResult } from './bulk-action';
import { loadBulkAction, loadOwnBulkAction } from './load';
import type { BulkAction } from './queries';
import { planChanges, type BulkRow } from './plan-changes';

/** Per transaction: large enough to be fast, small enough that other requests don't wait long for the lock. */
const BATCH_SIZE = 100;

/**
 * Runs for up to `budget` milliseconds. Changes each order at most once, no matter how many callers run it.
 * @throws Refusal `no-bulk-action` or `forbidden`
 */
export async function runBulkAction(
  actor: Actor,
  { id, budget }: { id: string; budget?: number },
): Promise<BulkAction> {
  const bulkAction = await loadOwnBulkAction(actor, id);
  if (bulkAction.state === 'running') {
    await runInBatches({ budget, step: () => changeBatch(actor, bulkAction) });
  }
  return loadBulkAction(actor, id);
}

async function changeBatch(actor: Actor, { id: groupId, verb }: BulkAction): Promise<StepResult> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const { head } = await lockLogFor(tx, actor);
    const running = await tx.bulkAction.findFirst({
      where: { workspaceId, id: groupId, appliedAt: { not: null }, cancelledAt: null },
      select: { deliveryDate: true, courierId: true, timeWindow: true, undoes: true },
    });
    if (!running || !changesOrders(verb)) return 'done';
    const rows: BulkRow[] = await tx.bulkActionOrder.findMany({
      where: { workspaceId, groupId, result: null },
      orderBy: { position: 'asc' },
      take: BATCH_SIZE,
      select: { position: true, orderDbId: true, orderId: true, version: true },
    });
    if (rows.length === 0) return 'done';
    const { undoes, ...choice } = running;
    const undoesImport = undoes !== null && (await isImport(tx, actor, undoes));
    const plannedChanges = await planChanges(tx, actor, {
      groupId,
      verb,
      choice,
      undoesImport,
      rows,
    });
    const refused = await applyChanges(tx, actor, { head, plannedChanges });
    const results = new Map<BulkResult, number[]>();
    for (const { position, orderDbId } of rows) {
      const result = refused.get(orderDbId)?.code ?? 'done';
      results.set(result, [...(results.get(result) ?? []), position]);
    }
    for (const [result, positions] of results) {
      await tx.bulkActionOrder.updateMany({
        where: { workspaceId, groupId, position: { in: positions } },
        data: { result },
      });
    }
    return rows.length === BATCH_SIZE ? 'more' : 'done';
  });
}

async function isImport(tx: Tx, { workspaceId }: Actor, id: string): Promise<boolean> {
  const bulkAction = await tx.bulkAction.findFirst({
    where: { workspaceId, id },
    select: { verb: true },
  });
  return bulkAction?.verb === 'import';
}
