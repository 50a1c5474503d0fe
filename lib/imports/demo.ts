import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders, visibleOrdersSql } from '@/lib/auth/permissions';
import { addDays, calendarDate, startOfDay } from '@/lib/dates';
import { db } from '@/lib/db/client';
import { read, type Read } from '@/lib/db/read';
import { sql } from '@/lib/db/sql';
import { startBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { workOnJob } from '@/lib/jobs/work';
import { Refusal } from '@/lib/errors';
import { STATUS_NAMES } from '@/lib/orders/status';
import { countOrders } from '@/lib/workspaces/queries';
import { demoOrder } from './demo-order';
import { inferMapping } from '@/lib/imports/mapping/infer';
import { applyImport } from './mutations';
import { findImport } from './queries';
import { receiveRows } from './receive';
import { runImport } from './run';

const ORDERS = 60;

/** The columns of our own export. */
const COLUMNS = [
  'Order ID',
  'Status',
  'Delivery date',
  'Number of items',
  'Sender name',
  'Recipient name',
  'Recipient address',
  'Phone',
  'Time window',
  'Instructions',
  'Delivered',
];

const HOUR_MS = 3_600_000;

/** Returns the number of demo orders. @throws Refusal `not-empty` if there are other orders, or `forbidden` */
export async function fillWithDemo(
  actor: Actor,
  { operationId, now, total = ORDERS }: { operationId: string; now: Date; total?: number },
): Promise<number> {
  if (!may(actor, 'orders.import')) throw new Refusal('forbidden', { permission: 'orders.import' });
  const { all } = await countOrders(actor);
  if (all > 0) {
    const existing = (await demoOrders(actor))?.ids.length;
    if (existing) return existing;
    throw new Refusal('not-empty', {});
  }
  const firstRow = [...COLUMNS];
  const orders = Array.from({ length: total }, (_, number) =>
    demoRow(actor, { number, total, now }),
  );
  const rows = [firstRow, ...orders].map((cells, index) => ({ line: index + 1, cells }));
  const mapping = inferMapping({ firstRow, profiles: [], workspaceName: actor.workspaceName });
  const id = await receiveRows(actor, {
    operationId,
    source: 'demo',
    fileName: null,
    rows: (async function* () {
      yield rows;
    })(),
    outcome: () => ({ encoding: '', separator: '', hash: '' }),
    mapping,
    now,
  });
  await runImport(actor, { id });
  await applyImport(actor, { id, now });
  await workOnJob(actor, { id, kind: 'import', budget: Infinity });
  const found = await findImport(actor, id);
  return found?.handled ?? 0;
}

function demoRow(
  { timeZone }: Actor,
  { number, total, now }: { number: number; total: number; now: Date },
): string[] {
  const order = demoOrder(number, total, calendarDate(now, timeZone));
  const deliveredAt = demoDelivery(order.deliveryDate, number, timeZone);
  const isDelivered = deliveredAt !== null && deliveredAt < now;
  return [
    order.orderId,
    STATUS_NAMES[isDelivered ? 'DELIVERED' : 'ONGOING'],
    order.deliveryDate,
    String(order.numberOfItems),
    order.senderName,
    order.recipientName,
    order.recipientAddress,
    order.recipientPhone ?? '',
    order.timeWindow ?? '',
    order.instructions ?? '',
    isDelivered ? deliveredAt.toISOString() : '',
  ];
}

/** Most on the agreed day, some a day early or late, a few not at all. */
function demoDelivery(deliveryDate: string, number: number, timeZone: string): Date | null {
  if (number % 23 === 9) return null;
  const late = number % 9 === 4 ? 1 : number % 13 === 6 ? -1 : 0;
  const day = startOfDay(addDays(deliveryDate, late), timeZone);
  return new Date(day.getTime() + (8 + (number % 10)) * HOUR_MS);
}

/** The ID of the newest import of demo orders of which some still exist. */
export function demoRead(actor: Actor): Read<string | null> {
  return {
    query: sql`
      SELECT "Import"."id" FROM "Import" WHERE "Import"."workspaceId" = ${actor.workspaceId}
        AND "Import"."source" = 'demo' AND EXISTS (
          SELECT 1 FROM "Log" JOIN "Order" ON "Order"."id" = "Log"."orderDbId"
          WHERE "Log"."workspaceId" = ${actor.workspaceId} AND "Log"."groupId" = "Import"."id"
            AND ${visibleOrdersSql(actor)} AND "Log"."action" = 'Imported')
      ORDER BY "Import"."createdAt" DESC LIMIT 1`,
    columns: Object.keys(demoSchema.shape),
    parse: ([row]) => (row ? demoSchema.parse(row).id : null),
  };
}

const demoSchema = z.object({ id: z.string() });

/** Returns the ID of the bulk action. @throws Refusal `nothing-selected` if there are none, `busy` or `forbidden` */
export async function removeDemo(
  actor: Actor,
  { operationId, now }: { operationId: string; now: Date },
): Promise<string> {
  const ids = (await demoOrders(actor))?.ids ?? [];
  const id = await createBulkAction(actor, {
    operationId,
    verb: 'delete',
    selection: { ids },
    now,
  });
  await startBulkAction(actor, { id, now });
  const result = await workOnJob(actor, { id, kind: 'bulkAction', budget: Infinity });
  if (result !== 'done') throw new Refusal('busy', {});
  return id;
}

async function demoOrders(actor: Actor): Promise<{ importId: string; ids: string[] } | null> {
  const importId = await read(demoRead(actor));
  if (importId === null) return null;
  const entries = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, groupId: importId, action: 'Imported' },
    select: { orderDbId: true },
  });
  const ids = entries.flatMap(({ orderDbId }) => orderDbId ?? []);
  const orders = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { id: { in: ids } }] },
    select: { id: true },
  });
  return { importId, ids: orders.map(({ id }) => id) };
}
