import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { ROLES } from '@/lib/auth/roles';
import { calendarDate } from '@/lib/dates';
import { db, statements, type Reader } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { reasonsOf } from '@/lib/orders/attempt';
import { addWorkingDays, type WorkingCalendar } from './working-days';
import type { Settings } from './workspace';

export type OrderCounts = { all: number; ongoing: number; delivered: number };

/** As of when the actor was read. */
export async function visibleCounts(actor: Actor): Promise<OrderCounts> {
  if (ROLES[actor.role].sees === 'assigned') return countVisible(actor);
  const { ongoing, delivered } = actor.orderCounts;
  return { all: ongoing + delivered, ongoing, delivered };
}

/** Counters cost the same at any size; a courier's orders use an index. */
export async function countOrders(actor: Actor): Promise<OrderCounts> {
  if (ROLES[actor.role].sees === 'assigned') return countVisible(actor);
  const { ongoingCount, deliveredCount } = await db().workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
    select: { ongoingCount: true, deliveredCount: true },
  });
  return {
    all: ongoingCount + deliveredCount,
    ongoing: ongoingCount,
    delivered: deliveredCount,
  };
}

async function countVisible(actor: Actor): Promise<OrderCounts> {
  const rows = await statements().rows(sql`
    SELECT CAST("status" AS TEXT) AS "status", count(*) AS "orders"
    FROM "Order" WHERE ${visibleOrdersSql(actor)} GROUP BY "status"`);
  const counts = new Map(rows.map((row) => countSchema.parse(row)));
  const [ongoing, delivered] = [counts.get('ONGOING') ?? 0, counts.get('DELIVERED') ?? 0];
  return { all: ongoing + delivered, ongoing, delivered };
}

const countSchema = z
  .object({ status: z.string(), orders: z.coerce.number() })
  .transform(({ status, orders }) => [status, orders] as const);

export async function findSettings(
  { workspaceId }: Actor,
  reader: Pick<Reader, 'workspace'> = db(),
): Promise<Settings> {
  const { name, ...settings } = await reader.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      name: true,
      timeZone: true,
      defaultSender: true,
      startView: true,
      workingDays: true,
      holidays: true,
      attemptReasons: true,
    },
  });
  return { workspaceName: name, ...settings };
}

/** For recording a failed attempt. The next working day is after today. */
export async function findAttemptChoices(
  { workspaceId, timeZone }: Actor,
  now: Date,
): Promise<{ today: string; reasons: readonly string[]; nextWorkingDay: string }> {
  const { attemptReasons, ...calendar } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { attemptReasons: true, workingDays: true, holidays: true },
  });
  const today = calendarDate(now, timeZone);
  return {
    today,
    reasons: reasonsOf(attemptReasons),
    nextWorkingDay: addWorkingDays(today, 1, calendar),
  };
}

export async function findWorkingCalendar(
  { workspaceId }: Actor,
  reader: Pick<Reader, 'workspace'> = db(),
): Promise<WorkingCalendar> {
  return reader.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { workingDays: true, holidays: true },
  });
}
