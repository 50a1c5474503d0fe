import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import type { BulkKind } from '@/lib/bulk/bulk-action';
import { startBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { undoEntry, type ChangeResult } from '@/lib/orders/mutations';

/** Does the same to several orders, as a person would who selects them; answers the key of the group. */
export async function actConcurrently(
  actor: Actor,
  verb: Exclude<BulkKind, 'undo'>,
  orders: Pick<ChangeResult, 'id'>[],
): Promise<string> {
  const now = new Date();
  const selection = { ids: orders.map(({ id }) => id) };
  const id = await createBulkAction(actor, { operationId: randomUUID(), verb, selection, now });
  await startBulkAction(actor, { id, deliveryDate: '2026-05-03', now });
  await runBulkAction(actor, { id, budget: 60_000 });
  return id;
}

/** Takes the entry back that made a version of an order, the newest one unless another is given. */
export function undo(
  actor: Actor,
  { id, version }: Pick<ChangeResult, 'id' | 'version'>,
): Promise<ChangeResult> {
  return undoEntry(actor, { operationId: randomUUID(), id, version });
}
