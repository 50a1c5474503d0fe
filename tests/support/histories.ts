import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import type { GroupVerb } from '@/lib/bulk/bulk-action';
import { applyGroup, makeGroup } from '@/lib/bulk/mutations';
import { runGroup } from '@/lib/bulk/run';
import { undoEntry, type Answer } from '@/lib/orders/mutations';

/** Does the same to several orders, as a person would who selects them; answers the key of the group. */
export async function actTogether(
  actor: Actor,
  verb: Exclude<GroupVerb, 'undo'>,
  orders: Pick<Answer, 'id'>[],
): Promise<string> {
  const now = new Date();
  const selection = { ids: orders.map(({ id }) => id) };
  const id = await makeGroup(actor, { operationId: randomUUID(), verb, selection, now });
  await applyGroup(actor, { id, deliveryDate: '2026-05-03', now });
  await runGroup(actor, { id, budget: 60_000 });
  return id;
}

/** Takes the entry back that made a version of an order, the newest one unless another is given. */
export function undo(
  actor: Actor,
  { id, version }: Pick<Answer, 'id' | 'version'>,
): Promise<Answer> {
  return undoEntry(actor, { operationId: randomUUID(), id, version });
}
