import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { join, sql } from '@/lib/db/sql';

/** How many ongoing orders each of these users is to deliver; who has none is not among them. */
export async function ongoingOf(
  actor: Actor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await db().$queryRaw<unknown[]>(sql`
    SELECT "courierId", count(*) AS "orders" FROM "Order"
    WHERE ${visibleOrdersSql(actor)} AND "courierId" IN (${join([...userIds])})
      AND "status" = 'ONGOING'
    GROUP BY "courierId"`);
  return new Map(rows.map((row) => countSchema.parse(row)));
}

const countSchema = z
  .object({ courierId: z.string(), orders: z.coerce.number() })
  .transform(({ courierId, orders }) => [courierId, orders] as const);
