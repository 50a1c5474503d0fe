import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrdersSql } from '@/lib/auth/permissions';
import { addDays, calendarDate, startOfDay } from '@/lib/dates';
import { statements } from '@/lib/db/client';
import { join, raw, sql, type Sql } from '@/lib/db/sql';
import { COUNTED } from '@/lib/numbers';
import { FAILED } from '@/lib/orders/list/filters';

const BEFORE = 7;
const AFTER = 6;

export type Day = {
  /** `YYYY-MM-DD`. */
  date: string;
  due: number;
  /** In the workspace's time zone; null for future days. */
  delivered: number | null;
};

export type OrderSummary = {
  /** `YYYY-MM-DD`, in the workspace's time zone. */
  today: string;
  stillDue: number;
  /** Exact up to {@link COUNTED}, then one more. */
  overdue: number;
  /** Counted as `overdue`: failed attempts without a new date. */
  failed: number;
  deliveredToday: number;
  days: Day[];
};

/** By visible orders. Valid while the log, date and time zone are the same: no order changes without a log entry. */
const lastSummaries = new Map<string, { state: string; summary: OrderSummary }>();

const MOST_KEPT = 1_000;

/** As of when the actor was read, or newer. Counts once per change of an order, each figure with an index range. */
export async function orderSummary(actor: Actor, now: Date): Promise<OrderSummary> {
  // Read before counting, so that a concurrent change invalidates the next read.
  const { logSeq, timeZone } = actor;
  const today = calendarDate(now, timeZone);
  const { sql: visible, values } = visibleOrdersSql(actor);
  const scopeKey = JSON.stringify([visible, values]);
  const state = `${logSeq} ${today} ${timeZone}`;
  const last = lastSummaries.get(scopeKey);
  if (last?.state === state) return last.summary;
  const summary = await countSummary(actor, today);
  lastSummaries.delete(scopeKey);
  lastSummaries.set(scopeKey, { state, summary });
  if (lastSummaries.size > MOST_KEPT) lastSummaries.delete(lastSummaries.keys().next().value!);
  return summary;
}

async function countSummary(actor: Actor, today: string): Promise<OrderSummary> {
  const dates = Array.from({ length: BEFORE + 1 + AFTER }, (_, day) =>
    addDays(today, day - BEFORE),
  );
  const row = await statements().one(countsSql(actor, today, dates));
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
    failed: counts.failed!,
    deliveredToday: days[BEFORE]!.delivered!,
    days,
  };
}

/** PostgreSQL counts are bigint. */
const countsSchema = z.record(z.string(), z.coerce.number());

function countsSql(actor: Actor, today: string, dates: string[]): Sql {
  const scope = visibleOrdersSql(actor);
  const ongoing = sql`${scope} AND "status" = 'ONGOING'`;
  const overdue = sql`
    SELECT 1 FROM "Order" WHERE ${ongoing} AND "deliveryDate" < ${today} LIMIT ${COUNTED + 1}`;
  const failed = sql`SELECT 1 FROM "Order" WHERE ${scope} AND ${FAILED} LIMIT ${COUNTED + 1}`;
  const starts = dates.slice(0, BEFORE + 2).map((date) => startOfDay(date, actor.timeZone));
  const delivered = starts
    .slice(1)
    .map((end, day) =>
      countOf(sql`${scope} AND "deliveredAt" >= ${starts[day]} AND "deliveredAt" < ${end}`),
    );
  return sql`SELECT ${join([
    named('stillDue', countOf(sql`${ongoing} AND "deliveryDate" = ${today}`)),
    named('overdue', sql`(SELECT count(*) FROM (${overdue}) AS counted)`),
    named('failed', sql`(SELECT count(*) FROM (${failed}) AS counted)`),
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
