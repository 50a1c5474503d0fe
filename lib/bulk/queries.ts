import { z } from 'zod';
import { lastChangesOf } from '@/lib/audit-log/queries';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { db, statements } from '@/lib/db/client';
import { join, raw, sql } from '@/lib/db/sql';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { storedFields } from '@/lib/orders/schema';
import type { Progress } from '@/lib/jobs/progress';
import { leaseOf } from '@/lib/jobs/queries';
import { ordersByKey } from '@/lib/orders/list/queries';
import { Refusal } from '@/lib/errors';
import {
  changesOrders,
  decideInBulk,
  BULK_KINDS,
  bulkState,
  type Choice,
  type BulkResult,
  type BulkState,
  type BulkKind,
} from './bulk-action';
import { missingPermission } from './permissions';

const verbSchema = z.enum(BULK_KINDS);

export type BulkAction = Progress & {
  id: string;
  state: BulkState;
  done: number;
  refused: number;
  verb: BulkKind;
  /** `YYYY-MM-DD`. */
  deliveryDate: string | null;
  /** Null for nobody, or while not chosen. */
  courierId: string | null;
  courierName: string | null;
  /** As stored; null for none, or while not chosen. */
  timeWindow: string | null;
  /** The ID of the bulk action that this one undoes. */
  undoes: string | null;
  userName: string;
  isOwn: boolean;
  /** Whether a job goes on with it. */
  isAtWork: boolean;
  createdAt: Date;
  appliedAt: Date | null;
};

/** Null also if the actor lacks a permission that it needs. */
export async function findBulkAction(actor: Actor, id: string): Promise<BulkAction | null> {
  const { workspaceId, userId } = actor;
  // Before the rest, so that a job that ends in between doesn't look stopped.
  const lease = await leaseOf(actor, id);
  const row = await db().bulkAction.findFirst({
    where: { workspaceId, id },
    select: {
      id: true,
      verb: true,
      deliveryDate: true,
      courierId: true,
      timeWindow: true,
      undoes: true,
      createdAt: true,
      appliedAt: true,
      cancelledAt: true,
      userId: true,
      user: { select: { name: true } },
    },
  });
  if (!row) return null;
  const verb = verbSchema.parse(row.verb);
  if (missingPermission(actor, verb)) return null;
  const { user, userId: creatorId, cancelledAt: _, ...stored } = row;
  const counts = await countResults(actor, id);
  const count = (matches: (result: string | null) => boolean) =>
    counts.reduce((sum, { result, orders }) => sum + (matches(result) ? orders : 0), 0);
  const total = count(() => true);
  const handled = count((result) => result !== null);
  const done = count((result) => result === 'done');
  return {
    ...stored,
    verb,
    courierName: row.courierId === null ? null : await nameOf(actor, row.courierId),
    userName: user.name,
    isOwn: creatorId === userId,
    isAtWork: lease !== null,
    state: bulkState(row, total - handled),
    total,
    handled,
    done,
    refused: handled - done,
  };
}

async function nameOf({ workspaceId }: Actor, id: string): Promise<string | null> {
  const user = await db().user.findFirst({ where: { workspaceId, id }, select: { name: true } });
  return user?.name ?? null;
}

export type OriginalAction = { verb: Exclude<BulkKind, 'undo'>; isUndone: boolean };

/** Follows a chain of undos to the action chosen in the list. */
export async function originalAction(
  { workspaceId }: Actor,
  bulkAction: Pick<BulkAction, 'verb' | 'undoes'>,
): Promise<OriginalAction> {
  let isUndone = false;
  let { verb, undoes }: { verb: string; undoes: string | null } = bulkAction;
  while (undoes !== null) {
    isUndone = !isUndone;
    ({ verb, undoes } = await db().bulkAction.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: undoes } },
      select: { verb: true, undoes: true },
    }));
  }
  return { verb: verbSchema.exclude(['undo']).parse(verb), isUndone };
}

const countSchema = z.object({
  result: z.string().nullable() as z.ZodType<BulkResult | null>,
  orders: z.coerce.number(),
});

export async function countResults(
  { workspaceId }: Actor,
  groupId: string,
): Promise<{ result: BulkResult | null; orders: number }[]> {
  const rows = await statements().rows(sql`
    SELECT "result", count(*) AS "orders" FROM "GroupOrder"
    WHERE "workspaceId" = ${workspaceId} AND "groupId" = ${groupId} GROUP BY "result"`);
  return rows.map((row) => countSchema.parse(row));
}

const previewedSchema = z.object({
  position: z.coerce.number(),
  id: z.string(),
  orderId: z.string(),
  seen: z.coerce.number(),
  version: z.coerce.number().nullable(),
  ...storedFields,
});
const goneSchema = previewedSchema.pick({ position: true, id: true, orderId: true }).extend({
  version: z.null(),
});

export type PreviewedOrder = {
  position: number;
  id: string;
  orderId: string;
  order: Omit<z.infer<typeof previewedSchema>, 'seen' | 'position'> | null;
  refusal: BulkResult | null;
};

/** By position. `order` is null if it is deleted or no longer visible. */
export async function previewBulkAction(
  actor: Actor,
  { id, verb, ...choice }: Pick<BulkAction, 'id' | 'verb'> & Choice,
): Promise<PreviewedOrder[]> {
  const rows = await statements().rows(sql`
    SELECT "g"."position", "g"."orderDbId" AS "id", "g"."orderId", "g"."version" AS "seen", "o"."version",
      ${join(FIELD_KEYS.map((field) => raw(`"o"."${field}"`)))}
    FROM "GroupOrder" AS "g"
    LEFT JOIN (SELECT * FROM "Order" WHERE ${visibleOrdersSql(actor)}) AS "o" ON "o"."id" = "g"."orderDbId"
    WHERE "g"."workspaceId" = ${actor.workspaceId} AND "g"."groupId" = ${id}
    ORDER BY "g"."position"`);
  const isDecided = changesOrders(verb) && verb !== 'undo';
  const changed = isDecided ? rows.filter(({ version, seen }) => version !== seen) : [];
  const ids = changed.map((row) => z.object({ id: z.string() }).parse(row).id);
  const lastChanges = await lastChangesOf(statements(), actor, ids);
  return rows.map((row) => {
    if (row.version === null) {
      return { ...goneSchema.parse(row), order: null, refusal: 'not-found' };
    }
    const { seen, position, ...order } = previewedSchema.parse(row);
    const { orderId } = order;
    const base = { position, id: order.id, orderId, order };
    if (!isDecided) return { ...base, refusal: null };
    const decision = decideInBulk(
      verb,
      { ...order, version: order.version! },
      { version: seen, lastChange: lastChanges.get(order.id), ...choice },
    );
    return { ...base, refusal: decision instanceof Refusal ? decision.code : null };
  });
}

export type OrderResult = {
  position: number;
  id: string;
  orderId: string;
  exists: boolean;
  result: BulkResult;
};

export async function bulkResults(
  actor: Actor,
  groupId: string,
  { after = 0, size, refusedOnly }: { after?: number; size: number; refusedOnly: boolean },
): Promise<OrderResult[]> {
  const { workspaceId } = actor;
  const rows = await db().bulkActionOrder.findMany({
    where: {
      workspaceId,
      groupId,
      position: { gt: after },
      AND: [{ result: { not: null } }, refusedOnly ? { result: { not: 'done' } } : {}],
    },
    orderBy: { position: 'asc' },
    take: size,
    select: { position: true, orderDbId: true, orderId: true, result: true },
  });
  const ids = rows.map(({ orderDbId }) => orderDbId);
  const orders = await ordersByKey(statements(), actor, ids);
  const existing = new Set(orders.map(({ id }) => id));
  return rows.map(({ orderDbId: id, result, ...row }) => ({
    ...row,
    id,
    exists: existing.has(id),
    result: result as BulkResult,
  }));
}
