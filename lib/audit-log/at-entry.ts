import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { OrderState } from '@/lib/orders/order';
import { ENTRY_FIELDS, parseEntry, type LogEntry } from './entry';
import {
  Contradiction,
  replay,
  type OrderEntry,
  type ReplayedOrder,
} from '@/lib/audit-log/integrity/replay';

/** After a deletion: the order as it was just before. */
export type OrderAtEntry = {
  entry: LogEntry;
  order: OrderState & {
    orderId: string;
    version: number;
    createdAt: Date;
    createdBy: { name: string };
    /** Their name at that time. */
    courierName: string | null;
    deliveredAt: Date | null;
  };
  /** Neighbouring versions in the order's history. */
  previous: number | null;
  next: number | null;
  exists: boolean;
};

/** Null when the actor can't see it. Throws when entries contradict each other (tampering). */
export async function orderAtEntry(
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<OrderAtEntry | null> {
  if (!may(actor, 'log.read')) return null;
  const [rows, existing] = await Promise.all([
    db().log.findMany({
      where: {
        workspaceId: actor.workspaceId,
        orderDbId: id,
        orderVersion: { lte: version + 1 },
      },
      orderBy: { orderVersion: 'asc' },
      select: { ...ENTRY_FIELDS, actorId: true },
    }),
    db().order.findFirst({
      where: { AND: [visibleOrders(actor), { id }] },
      select: { id: true },
    }),
  ]);
  const index = rows.findIndex(({ orderVersion }) => orderVersion === version);
  const [creation, row] = [rows[0], rows[index]];
  if (!creation || !row) return null;
  const { actorId: _, ...entry } = parseEntry(row);
  const replayable = rows.slice(0, entry.action === 'Deleted' ? index : index + 1);
  const { state, createdAt, deliveredAt, ...replayed } = replayAll(replayable.map(asReplayed));
  return {
    entry,
    order: {
      ...state,
      orderId: replayed.orderId,
      version: replayed.version,
      createdAt: new Date(createdAt),
      createdBy: { name: creation.actorName },
      courierName: courierAfter(replayable.map(parseEntry)),
      deliveredAt: deliveredAt === null ? null : new Date(deliveredAt),
    },
    previous: index > 0 ? version - 1 : null,
    next: index + 1 < rows.length ? version + 1 : null,
    exists: existing !== null,
  };
}

function courierAfter(entries: readonly Pick<LogEntry, 'changes'>[]): string | null {
  const last = entries.findLast(({ changes }) => changes.courierId)?.changes;
  const name = last?.courier?.to ?? last?.courierId?.to ?? null;
  return name === null ? null : String(name);
}

function asReplayed(
  row: Omit<OrderEntry, 'at' | 'orderId' | 'orderVersion'> &
    Pick<LogEntry, 'at' | 'orderId' | 'orderVersion'>,
): OrderEntry {
  const { orderId, orderVersion, at } = row;
  return { ...row, orderId: orderId ?? '', orderVersion: orderVersion ?? 0, at: at.toISOString() };
}

function replayAll(entries: OrderEntry[]): ReplayedOrder & { state: OrderState } {
  let order: ReplayedOrder | null = null;
  for (const entry of entries) {
    const next = replay(order, entry);
    if (next instanceof Contradiction) {
      throw new Error(`The log contradicts itself about order ${entry.orderId}: ${next.about}.`);
    }
    order = next;
  }
  if (!order?.state) throw new Error('The log has no order where there should be one.');
  return { ...order, state: order.state };
}
