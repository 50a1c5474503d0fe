import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders, visibleOrdersSql } from '@/lib/auth/permissions';
import { db, statements } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Subject } from './settings';

const FIELDS = {
  id: true,
  orderId: true,
  numberOfItems: true,
  deliveryDate: true,
  senderName: true,
  recipientName: true,
  recipientAddress: true,
  timeWindow: true,
  instructions: true,
} as const;

const rowSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  numberOfItems: z.coerce.number(),
  deliveryDate: z.string(),
  senderName: z.string(),
  recipientName: z.string(),
  recipientAddress: z.string(),
  timeWindow: z.string().nullable(),
  instructions: z.string().nullable(),
} satisfies Record<keyof typeof FIELDS, z.ZodType>);

export type LabelOrder = z.infer<typeof rowSchema>;

export type LabelCounts = { count: number; deleted: number };

/** Null if the group or order doesn't exist for this actor. */
export async function countLabels(actor: Actor, subject: Subject): Promise<LabelCounts | null> {
  if ('order' in subject) {
    const order = await findLabel(actor, subject.order);
    return order && { count: 1, deleted: 0 };
  }
  const { workspaceId, userId } = actor;
  // Another user's group is visible only to those who may read the log.
  const group = await db().bulkAction.findFirst({
    where: { workspaceId, id: subject.group, ...(may(actor, 'log.read') ? {} : { userId }) },
    select: { id: true },
  });
  if (!group) return null;
  const rows = await statements().rows(sql`
    SELECT count(*) AS "all", count("Order"."id") AS "count"
    FROM "GroupOrder" LEFT JOIN "Order"
      ON "Order"."id" = "GroupOrder"."orderDbId" AND ${visibleOrdersSql(actor)}
    WHERE ${inGroup(actor, group.id)}`);
  const { all, count } = countsSchema.parse(rows)[0];
  return { count, deleted: all - count };
}

const countsSchema = z.tuple([z.object({ all: z.coerce.number(), count: z.coerce.number() })]);

/** In the order of the group; deleted orders are left out. */
export async function labelOrders(
  actor: Actor,
  subject: Subject,
  { from, take }: { from: number; take: number },
): Promise<LabelOrder[]> {
  if ('order' in subject) {
    const order = from === 0 ? await findLabel(actor, subject.order) : null;
    return order ? [order] : [];
  }
  const rows = await statements().rows(sql`
    SELECT "Order"."id", "Order"."orderId", "numberOfItems", "deliveryDate",
      "senderName", "recipientName", "recipientAddress", "Order"."timeWindow", "instructions"
    FROM "GroupOrder" JOIN "Order"
      ON "Order"."id" = "GroupOrder"."orderDbId" AND ${visibleOrdersSql(actor)}
    WHERE ${inGroup(actor, subject.group)}
    ORDER BY "GroupOrder"."position" LIMIT ${take} OFFSET ${from}`);
  return z.array(rowSchema).parse(rows);
}

function inGroup({ workspaceId }: Actor, group: string) {
  return sql`"GroupOrder"."workspaceId" = ${workspaceId} AND "GroupOrder"."groupId" = ${group}`;
}

function findLabel(actor: Actor, id: string): Promise<LabelOrder | null> {
  return db().order.findFirst({
    where: { AND: [visibleOrders(actor), { id }] },
    select: FIELDS,
  });
}
