import type { Actor } from '@/lib/auth/actor';
import { addDays, startOfDay } from '@/lib/dates';
import { textsAs, type Filter, type Index } from '@/lib/db/pagination/sql';
import { all, join, raw, sql, type Sql } from '@/lib/db/sql';
import { containsText, textIndex } from '@/lib/db/pagination/text-index';
import { parseSearch, type Search } from '@/lib/orders/search';
import type { LogFilter } from './params';

/** Only the first of Order ID, person and action uses its index; the others filter rows. */
export function conditionsOf(actor: Actor, filter: LogFilter): Filter[] {
  const { orderId, who, action, group } = filter;
  const [leading, ...others] = [
    ...(orderId ? [byIndex(sql`"orderId" = ${orderId}`)] : []),
    ...(who ? [byIndex(sql`"actorId" = ${who}`)] : []),
    ...(action ? [byIndex(sql`"action" = ${action}`)] : []),
  ];
  return [
    ...searched(actor, parseSearch(filter.search ?? '')),
    ...(leading ? [{ ...leading, within: true }] : []),
    ...others,
    ...(group ? [byIndex(sql`"groupId" = ${group}`)] : []),
    ...during(actor, filter),
  ];
}

function during({ timeZone }: Actor, { from, to }: LogFilter): Filter[] {
  const bounds = [
    ...(from ? [sql`"at" >= ${startOfDay(from, timeZone)}`] : []),
    ...(to ? [sql`"at" < ${startOfDay(addDays(to, 1), timeZone)}`] : []),
  ];
  return bounds.length === 0 ? [] : [{ ...byIndex(all(bounds)), within: true }];
}

function byIndex(where: Sql): Filter {
  return { where, index: { from: raw(`"Log"`), where } };
}

function searched({ workspaceId }: Actor, search: Search | null): Filter[] {
  if (!search) return [];
  const { words, orderIds } = search;
  const isListed =
    orderIds.length > 0 ? sql`"orderId" IN (${textsAs('listed', orderIds)})` : sql`1 = 0`;
  if (words.length === 0) return [{ where: isListed, index: listed(orderIds) }];
  // These aliases tell the columns apart, whatever alias the surrounding query uses.
  // The offset keeps PostgreSQL from searching all texts at once, however few entries are read.
  const hasWords = sql`EXISTS (
    SELECT 1 FROM (SELECT "orderDbId" AS "textOf", "text" FROM "OrderText") AS "texts"
    WHERE "textOf" = "orderDbId" AND ${all(words.map((word) => containsText(raw(`"text"`), word)))}
    LIMIT 1 OFFSET 0)`;
  const where = sql`(${hasWords} OR ${isListed})`;
  const index = textIndex(words, workspaceId);
  if (!index) return [{ where }];
  const found = [
    sql`SELECT "OrderText"."orderDbId" AS "textOf" FROM ${index.from} WHERE ${index.where}`,
    ...(orderIds.length === 0 ? [] : [ordersListed(workspaceId, listed(orderIds))]),
  ];
  return [
    {
      where,
      index: {
        from: sql`(${join(found, ' UNION ')}) AS "texts" CROSS JOIN "Log"`,
        where: sql`"Log"."orderDbId" = "texts"."textOf"`,
      },
    },
  ];
}

/** One lookup per Order ID: for a long IN list SQLite would scan the workspace. */
function listed(orderIds: string[]): Index {
  return {
    from: sql`(${textsAs('listedId', orderIds)}) AS "listed" CROSS JOIN "Log"`,
    where: sql`"Log"."orderId" = "listed"."listedId"`,
  };
}

function ordersListed(workspaceId: string, { from, where }: Index): Sql {
  return sql`SELECT "Log"."orderDbId" FROM ${from} WHERE "Log"."workspaceId" = ${workspaceId} AND ${where}`;
}
