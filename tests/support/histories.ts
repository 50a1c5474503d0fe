import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import type { BulkKind } from '@/lib/bulk/bulk-action';
import { startBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { undoEntry, type ChangeResult } from '@/lib/orders/mutations';

/** Applies a bulk action to several orders; returns its ID. */
export async function applyBulkAction(
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

/** Undoes the entry that created this version of an order. */
export function undo(
  actor: Actor,
  { id, version }: Pick<ChangeResult, 'id' | 'version'>,
): Promise<ChangeResult> {
  return undoEntry(actor, { operationId: randomUUID(), id, version });
}
