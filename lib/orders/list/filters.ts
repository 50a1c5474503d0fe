import type { Actor } from '@/lib/auth/actor';
import { addDays, calendarDate, formatTime, startOfDay, weekOf } from '@/lib/dates';
import { textsAs, type Filter } from '@/lib/db/pagination/sql';
import { all, raw, sql, type Sql } from '@/lib/db/sql';
import { containsText, textIndex } from '@/lib/db/pagination/text-index';
import type { OrderStatus } from '@/lib/orders/status';
import { NOBODY, type OrderFilter, type WindowName } from './params';
import { parseSearch, type Search } from '@/lib/orders/search';

export type Condition = Filter & { column: string };

/** All must hold. `column` tells which indexes serve the condition. */
export function conditionsOf(actor: Actor, filter: OrderFilter, now: Date): Condition[] {
  const { timeZone } = actor;
  const status = (wanted: OrderStatus | undefined) =>
    wanted ? [byIndex('status', sql`"status" = ${STATUSES[wanted]}`)] : [];
  const instants = (column: string, from?: string, to?: string) =>
    range(column, from && startOfDay(from, timeZone), to && startOfDay(addDays(to, 1), timeZone));
  const isFailed = filter.attempts === 'failed';
  const isOngoing = isFailed || filter.delivery === 'overdue' || isToday(filter.window);
  const statuses = [...status(filter.status), ...status(isOngoing ? 'ONGOING' : undefined)];
  const dates = deliveryDates(filter, calendarDate(now, timeZone)).flatMap(([from, to]) =>
    range('deliveryDate', from, to && addDays(to, 1)),
  );
  const couriers = courier(filter.courier);
  // One index covers status and date, another one all three.
  const together = (conditions: Condition[]) => ({
    from: raw(`"Order"`),
    where: all(conditions.map(({ where }) => where)),
  });
  const both = together([...statuses, ...dates]);
  const three = together([...couriers, ...statuses, ...dates]);
  return [
    ...statuses,
    ...dates.map((date) => ({ ...date, index: both })),
    ...timeWindow(filter.window, formatTime(now, timeZone)),
    ...(isFailed ? [{ ...byIndex('attempts', FAILED), where: IS_STILL_DUE }] : []),
    ...couriers.map((condition) => ({ ...condition, index: three })),
    ...(filter.createdBy ? [byIndex('createdById', sql`"createdById" = ${filter.createdBy}`)] : []),
    ...instants('createdAt', filter.createdFrom, filter.createdTo),
    ...instants('deliveredAt', filter.deliveredFrom, filter.deliveredTo),
    ...range('numberOfItems', filter.itemsFrom, filter.itemsTo && filter.itemsTo + 1),
    ...searched(actor, parseSearch(filter.search ?? '')),
  ];
}

// Literals instead of parameters, because PostgreSQL has an enum type for statuses.
const STATUSES: Record<OrderStatus, Sql> = {
  ONGOING: raw(`'ONGOING'`),
  DELIVERED: raw(`'DELIVERED'`),
};

const IS_STILL_DUE = raw(`"attemptedFor" = "deliveryDate"`);

/** See `isFailed`. The range selects the part of the index with attempts. */
export const FAILED = all([
  sql`"status" = ${STATUSES.ONGOING}`,
  raw(`"attemptedFor" > ''`),
  IS_STILL_DUE,
]);

type Dates = [from: string | undefined, to: string | undefined];

/** Inclusive ranges; all of them must hold. */
function deliveryDates(filter: OrderFilter, today: string): Dates[] {
  const { delivery, deliveryFrom, deliveryTo, window } = filter;
  const week = weekOf(today);
  const named: Record<NonNullable<typeof delivery>, Dates> = {
    today: [today, today],
    tomorrow: [addDays(today, 1), addDays(today, 1)],
    overdue: [undefined, addDays(today, -1)],
    week: [week.from, week.to],
  };
  return [
    ...(delivery ? [named[delivery]] : []),
    ...(isToday(window) ? [named.today] : []),
    [deliveryFrom, deliveryTo],
  ];
}

function isToday(window: WindowName | undefined): boolean {
  return window === 'now' || window === 'missed';
}

/** `time` is `HH:MM`. A window without a start begins at midnight; one without an end lasts all day. */
function timeWindow(wanted: WindowName | undefined, time: string): Condition[] {
  if (wanted === undefined) return [];
  const beginsBy = (latest: string, operator: '<' | '<=') => sql`
    ("timeWindow" LIKE '-%' OR substr("timeWindow", 1, 5) ${raw(operator)} ${latest})`;
  const until = raw(`substr("timeWindow", length("timeWindow") - 4, 5)`);
  const endsAfter = (earliest: string) => sql`
    ("timeWindow" LIKE '%-' OR ${until} > ${earliest})`;
  const conditions: Record<WindowName, Sql> = {
    now: all([beginsBy(time, '<='), endsAfter(time)]),
    morning: beginsBy(NOON, '<'),
    afternoon: endsAfter(NOON),
    missed: sql`"timeWindow" NOT LIKE '%-' AND ${until} <= ${time}`,
  };
  return [{ column: 'timeWindow', where: conditions[wanted] }];
}

const NOON = '12:00';

function courier(wanted: string | undefined): Condition[] {
  if (wanted === undefined) return [];
  const where = wanted === NOBODY ? sql`"courierId" IS NULL` : sql`"courierId" = ${wanted}`;
  return [{ column: 'courierId', where }];
}

type Bound = string | number | Date | undefined;

function range(column: string, from: Bound, end: Bound): Condition[] {
  const name = raw(`"${column}"`);
  const bounds = [
    ...(from === undefined ? [] : [sql`${name} >= ${from}`]),
    ...(end === undefined ? [] : [sql`${name} < ${end}`]),
  ];
  return bounds.length === 0 ? [] : [byIndex(column, all(bounds))];
}

function byIndex(column: string, where: Sql): Condition {
  return { column, where, index: { from: raw(`"Order"`), where } };
}

function searched(actor: Actor, search: Search | null): Condition[] {
  if (!search) return [];
  const { words, orderIds } = search;
  const hasWords = all(words.map((word) => containsText(raw(`"searchText"`), word)));
  const isListed = sql`"orderId" IN (${textsAs('listed', orderIds)})`;
  // Look up each ID on its own: SQLite would scan the workspace for a long list.
  const listed = {
    from: sql`(${textsAs('listedId', orderIds)}) AS "listed" CROSS JOIN "Order"`,
    where: sql`"Order"."orderId" = "listed"."listedId"`,
  };
  if (words.length === 0) return [{ column: 'search', where: isListed, index: listed }];
  const where = orderIds.length === 0 ? hasWords : sql`(${hasWords} OR ${isListed})`;
  const index = textIndex(words, actor.workspaceId);
  if (!index) return [{ column: 'search', where }];
  const found =
    orderIds.length === 0
      ? {
          ...index,
          from: sql`${index.from} CROSS JOIN "Order"`,
          where: sql`"Order"."id" = "OrderText"."orderDbId" AND ${index.where}`,
        }
      : {
          from: sql`(
            SELECT "OrderText"."orderDbId" FROM ${index.from} WHERE ${index.where}
            UNION SELECT "Order"."id" FROM ${listed.from}
            WHERE "Order"."workspaceId" = ${actor.workspaceId} AND ${listed.where}
          ) AS "found" CROSS JOIN "Order"`,
          where: sql`"Order"."id" = "found"."orderDbId"`,
        };
  return [{ column: 'search', where, index: found }];
}
