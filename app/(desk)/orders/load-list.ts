import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { compact } from '@/lib/compact';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import type { Read } from '@/lib/db/read';
import { demoRead } from '@/lib/imports/demo';
import { importsAtWorkRead } from '@/lib/jobs/queries';
import { liveMark } from '@/lib/live/mark';
import { isFailed } from '@/lib/orders/attempt';
import { reopenableIds } from '@/lib/orders/capabilities';
import { courierNames, peopleRead, type People } from '@/lib/orders/couriers';
import { visibleColumns, type Column, type ListParams, type Place } from '@/lib/orders/list/params';
import { listOrders, type OrderRow } from '@/lib/orders/list/queries';
import type { ListSummary, OrderList, RowOrder } from '@/lib/orders/list/rows';
import { hasFilter } from '@/lib/orders/list/url';
import { orderSummary, type OrderSummary } from '@/lib/orders/summary';
import { visibleCounts } from '@/lib/workspaces/queries';

type Wanted = { listing: ListParams; place: Place; hasSummary: boolean };

/** Null for what the actor may not know. */
export type Named = [people: People | null, demo: string | null, imports: string[] | null];

/** For one statement, together with others. */
export function namedReads(
  actor: Actor,
): [Read<People> | null, Read<string | null> | null, Read<string[]> | null] {
  return [
    may(actor, 'people.list') ? peopleRead(actor) : null,
    may(actor, 'orders.import') ? demoRead(actor) : null,
    may(actor, 'orders.import') ? importsAtWorkRead(actor) : null,
  ];
}

/** Null if all orders of this page were deleted since. */
export async function loadList(
  actor: Actor,
  { listing, place, hasSummary }: Wanted,
  [people, demo, imports]: Named,
  now: Date,
): Promise<OrderList | null> {
  const [page, counts, summary] = await Promise.all([
    listOrders(actor, listing, place, now),
    visibleCounts(actor),
    hasSummary ? orderSummary(actor, now) : null,
  ]);
  const { orders, before, after, isLost, part, count, isLeast } = page;
  if (orders.length === 0 && !part && (place.after || place.before)) return null;
  const isCounted = hasFilter({ ...listing, status: undefined });
  const names = people ? courierNames(orders, people) : undefined;
  const context = {
    columns: visibleColumns(listing.columns, names !== undefined),
    names,
    reopenable: await reopenableIds(actor, orders),
  };
  return {
    seq: actor.logSeq,
    mark: liveMark(
      actor.role,
      calendarDate(now, actor.timeZone),
      people?.couriers ?? [],
      counts.all === 0,
      demo !== null,
      imports ?? [],
    ),
    operationId: newId(),
    orders: compact(orders.map((order) => rowOf(order, context))),
    counts,
    hasCouriers: names !== undefined,
    matching: isCounted ? count : null,
    isLeast: isCounted && isLeast,
    part,
    before,
    after,
    isLost,
    summary: summary && compactSummary(summary),
  };
}

type RowContext = {
  columns: readonly Column[];
  names: ReadonlyMap<string, string> | undefined;
  reopenable: ReadonlySet<string>;
};

/** Only what is shown. */
function rowOf(order: OrderRow, { columns, names, reopenable }: RowContext): RowOrder {
  const cells: Record<Column, Partial<RowOrder>> = {
    orderId: {},
    status: {},
    attempts: {
      attempts: order.attempts,
      attemptReason: order.attemptReason,
      attemptedAt: order.attemptedAt,
    },
    deliveryDate: { deliveryDate: order.deliveryDate },
    window: { timeWindow: order.timeWindow },
    recipient: { recipientName: order.recipientName },
    address: { recipientAddress: order.recipientAddress },
    phone: { recipientPhone: order.recipientPhone },
    email: { recipientEmail: order.recipientEmail },
    instructions: { instructions: order.instructions },
    courier: { courier: names?.get(order.id) ?? null },
    sender: { senderName: order.senderName },
    items: { numberOfItems: order.numberOfItems },
    reference: { reference: order.reference },
    created: { createdAt: order.createdAt.getTime() },
  };
  const { id, orderId, version, status } = order;
  const failed = isFailed(order) ? (order.attempts ?? 0) : 0;
  const row: RowOrder = { id, orderId, version, status, mayReopen: reopenable.has(id), failed };
  return Object.assign(row, ...columns.map((column) => cells[column]));
}

function compactSummary({
  stillDue,
  overdue,
  failed,
  deliveredToday,
  days,
}: OrderSummary): ListSummary {
  return { stillDue, overdue, failed, deliveredToday, days: compact(days) };
}
