import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { addDays, calendarDate, startOfDay } from '@/lib/dates';
import { db } from '@/lib/db/client';
import { join, raw, sql, type Sql } from '@/lib/db/sql';
import { COUNTED } from '@/lib/numbers';

/** Days of the chart before today, and after it. */
const BEFORE = 7;
const AFTER = 6;

export type Day = {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Orders to be delivered that day, delivered or not. */
  due: number;
  /** Orders that were delivered during that day in the workspace's time zone; null for days to come. */
  delivered: number | null;
};

/** What matters today, and the days around it. */
export type OrderSummary = {
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  /** Ongoing orders of today. */
  stillDue: number;
  /** Ongoing orders of days that have passed: exact up to {@link COUNTED}, one more where there are more. */
  overdue: number;
  deliveredToday: number;
  /** From a week before today to six days after it. */
  days: Day[];
};

/** The last glances, by which orders they are of and what they depend on: nothing there changes without an entry of the log. */
const lastSummaries = new Map<string, { seenAt: string; glance: OrderSummary }>();

/** Last glances that are kept in memory. */
const KEPT = 1_000;

/**
 * The figures that head the desk, of the orders that the actor may see. Counted once for every change of an order, each
 * figure in a range of an index.
 */
export async function orderSummary(actor: Actor, now: Date): Promise<OrderSummary> {
  const { workspaceId, timeZone } = actor;
  const today = calendarDate(now, timeZone);
  // Asked before it is counted, so that a change in between is seen the next time.
  const { logSeq } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { logSeq: true },
  });
  const { sql: visible, values } = visibleOrdersSql(actor);
  const whose = JSON.stringify([visible, values]);
  const seenAt = `${logSeq} ${today} ${timeZone}`;
  const last = lastSummaries.get(whose);
  if (last?.seenAt === seenAt) return last.glance;
  const counted = await countSummary(actor, today);
  lastSummaries.delete(whose);
  lastSummaries.set(whose, { seenAt, glance: counted });
  if (lastSummaries.size > KEPT) lastSummaries.delete(lastSummaries.keys().next().value!);
  return counted;
}

async function countSummary(actor: Actor, today: string): Promise<OrderSummary> {
  const dates = Array.from({ length: BEFORE + 1 + AFTER }, (_, day) =>
    addDays(today, day - BEFORE),
  );
  const [row] = await db().$queryRaw<unknown[]>(figures(actor, today, dates));
  const counts = countsSchema.parse(row);
  const days = dates.map((date, day) => ({
    date,
    due: counts[`due${day}`]!,
    delivered: counts[`delivered${day}`] ?? null,
  }));
  return {
    today,
    stillDue: counts.stillDue!,
    overdue: counts.overdue!,
    deliveredToday: days[BEFORE]!.delivered!,
    days,
  };
}

/** PostgreSQL counts in integers that JavaScript has another type for. */
const countsSchema = z.record(z.string(), z.coerce.number());

/** All figures in one statement, by name. */
function figures(actor: Actor, today: string, dates: string[]): Sql {
  const scope = visibleOrdersSql(actor);
  const ongoing = sql`${scope} AND "status" = 'ONGOING'`;
  const overdue = sql`
    SELECT 1 FROM "Order" WHERE ${ongoing} AND "deliveryDate" < ${today} LIMIT ${COUNTED + 1}`;
  // Each day ends where the next one starts.
  const starts = dates.slice(0, BEFORE + 2).map((date) => startOfDay(date, actor.timeZone));
  const delivered = starts
    .slice(1)
    .map((end, day) =>
      countOf(sql`${scope} AND "deliveredAt" >= ${starts[day]} AND "deliveredAt" < ${end}`),
    );
  return sql`SELECT ${join([
    named('stillDue', countOf(sql`${ongoing} AND "deliveryDate" = ${today}`)),
    named('overdue', sql`(SELECT count(*) FROM (${overdue}) AS counted)`),
    ...dates.map((date, day) =>
      named(`due${day}`, countOf(sql`${scope} AND "deliveryDate" = ${date}`)),
    ),
    ...delivered.map((count, day) => named(`delivered${day}`, count)),
  ])}`;
}

function countOf(where: Sql): Sql {
  return sql`(SELECT count(*) FROM "Order" WHERE ${where})`;
}

function named(name: string, value: Sql): Sql {
  return sql`${value} AS ${raw(`"${name}"`)}`;
}
