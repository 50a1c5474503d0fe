import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { LogEntry } from '@/lib/audit-log/entry';
import { isUndoable, type OrderEvent } from '@/lib/audit-log/actions';
import { orderHistory } from '@/lib/audit-log/queries';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { listPeople } from '@/lib/accounts/queries';
import { namesById } from '@/lib/orders/couriers';
import type { Choices } from './merge';
import { permissionToUndo } from './load-history';
import { findOrder, type OrderDetail } from '@/lib/orders/queries';
import { decideUndo, type Past } from './undo';

type Conflicts = Extract<AnyRefusal, { code: 'conflict' }>['details']['conflicts'];

export type UndoOffer = { event: OrderEvent; conflicts: Conflicts };

export type UndoPreview = {
  orderId: string;
  entry: LogEntry;
  /** Null if deleted. */
  order: OrderDetail | null;
  /** Oldest first. */
  since: LogEntry[];
  outcome: UndoOffer | AnyRefusal;
  names: ReadonlyMap<string, string>;
};

/** Null if there is no such entry for this actor, or they may not undo it. */
export async function previewUndo(
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<UndoPreview | null> {
  if (!may(actor, 'log.read')) return null;
  const [order, newestFirst] = await Promise.all([findOrder(actor, id), orderHistory(actor, id)]);
  const history = newestFirst.toReversed();
  const entry = history.find(({ orderVersion }) => orderVersion === version);
  if (!entry || !isUndoable(entry.action) || !may(actor, permissionToUndo({ history }, version)))
    return null;
  const orderId = entry.orderId!;
  const taken = order ? null : await orderWithId(actor, orderId);
  const outcome = offerUndo({ order, history, taken }, version);
  return {
    orderId,
    entry,
    order,
    since: history.filter(({ orderVersion }) => orderVersion! > version),
    outcome,
    names: isAboutCourier(outcome) ? namesById(await listPeople(actor)) : new Map(),
  };
}

function offerUndo(past: Past, version: number): UndoOffer | AnyRefusal {
  const decision = decideUndo(past, { version });
  if (!(decision instanceof Refusal)) return { event: decision.event, conflicts: [] };
  const refusal = decision as AnyRefusal;
  if (refusal.code !== 'conflict') return refusal;
  const { conflicts, version: seen } = refusal.details;
  const choices: Choices = Object.fromEntries(conflicts.map(({ field }) => [field, 'theirs']));
  const agreed = decideUndo(past, { version, seen, choices });
  const nothingElse: OrderEvent = { action: 'Edited', changes: {} };
  return { event: agreed instanceof Refusal ? nothingElse : agreed.event, conflicts };
}

function isAboutCourier(outcome: UndoOffer | AnyRefusal): boolean {
  if (outcome instanceof Refusal) return false;
  const { event, conflicts } = outcome;
  return (
    event.changes.courierId !== undefined || conflicts.some(({ field }) => field === 'courierId')
  );
}

async function orderWithId({ workspaceId }: Actor, orderId: string) {
  return db().order.findUnique({
    where: { workspaceId_orderId: { workspaceId, orderId } },
    select: { id: true, orderId: true },
  });
}
