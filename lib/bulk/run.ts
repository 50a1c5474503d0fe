import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/auth/actor';
import { engine, transaction, type Tx } from '@/lib/db/client';
import { lockLogFor } from '@/lib/audit-log/append';
import { changeEach } from '@/lib/orders/changes/change';
import { changes, type BulkResult } from './bulk-action';
import { lockChangingBulkAction, lockOwnBulkAction } from './load';
import type { BulkAction } from './queries';
import { planChanges, type BulkRow } from './plan-changes';

/** Orders in one transaction: enough to be quick, and few enough that everybody else gets their turn in between. */
const CHUNK = 100;

/**
 * Works on a group that was let loose for about `budget` milliseconds, or until it is done or cancelled. Each order is
 * acted on once, however often and at however many places this is called, and whatever is killed in between.
 * @returns how far it is
 */
export async function runBulkAction(
  actor: Actor,
  { id, budget }: { id: string; budget: number },
): Promise<BulkAction> {
  const group = await lockOwnBulkAction(actor, id);
  const end = performance.now() + budget;
  if (group.state === 'running') {
    for (let start = performance.now(); (await runChunk(actor, group)) && start < end;) {
      // SQLite works within this very process: as long again for everybody else.
      if (engine() === 'sqlite') await pause(performance.now() - start);
      start = performance.now();
    }
  }
  return lockChangingBulkAction(actor, id);
}

/** The next orders of a group, in one transaction; answers whether there may be more. */
async function runChunk(actor: Actor, { id: groupId, verb }: BulkAction): Promise<boolean> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const head = await lockLogFor(tx, actor);
    const running = await tx.group.findFirst({
      where: { workspaceId, id: groupId, appliedAt: { not: null }, cancelledAt: null },
      select: { deliveryDate: true, courierId: true, undoes: true },
    });
    if (!running || !changes(verb)) return false;
    const rows: BulkRow[] = await tx.groupOrder.findMany({
      where: { workspaceId, groupId, result: null },
      orderBy: { position: 'asc' },
      take: CHUNK,
      select: { position: true, orderDbId: true, orderId: true, version: true },
    });
    if (rows.length === 0) return false;
    const { undoes, ...choice } = running;
    const undoesImport = undoes !== null && (await isImport(tx, actor, undoes));
    const wishes = await planChanges(tx, actor, { groupId, verb, choice, undoesImport, rows });
    const refused = await changeEach(tx, actor, { head, wishes });
    const results = new Map<BulkResult, number[]>();
    for (const { position, orderDbId } of rows) {
      const result = refused.get(orderDbId)?.code ?? 'done';
      results.set(result, [...(results.get(result) ?? []), position]);
    }
    for (const [result, positions] of results) {
      await tx.groupOrder.updateMany({
        where: { workspaceId, groupId, position: { in: positions } },
        data: { result },
      });
    }
    return rows.length === CHUNK;
  });
}

async function isImport(tx: Tx, { workspaceId }: Actor, id: string): Promise<boolean> {
  const group = await tx.group.findFirst({ where: { workspaceId, id }, select: { verb: true } });
  return group?.verb === 'import';
}
