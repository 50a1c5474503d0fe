import 'server-only';
import { engine } from '@/lib/db/client';
import { all, join, raw, sql, type Sql } from '@/lib/db/sql';

/** A filter's own index: the FROM clause, joined to the table, and the condition. */
export type Index = {
  from: Sql;
  where: Sql;
  /** The same without joins, to estimate how many rows it finds. */
  alone?: Sql;
};

export type Filter = {
  where: Sql;
  /** Whether an index in the list's order includes it, so that a scan reads only matching rows. */
  within?: boolean;
  index?: Index;
};

export type List = {
  table: 'Order' | 'Log';
  columns: readonly string[];
  /** What the actor may see; the index of every order starts with it. */
  scope: Sql;
  /** The columns of an index, in its order; the last one is unique within the scope. */
  order: { by: readonly string[]; descending: boolean };
  filters: Filter[];
  limits: Limits;
};

/** What a page may read before it answers in part. */
export type Limits = {
  /** Rows in list order. */
  scanned: number;
  /** Rows of a filter's index, which are sorted. */
  gathered: number;
};

export const GATHERED = 20_000;

export type Key = unknown[];

/** Rows after the key `from`, up to and including `until`. */
export type QueryPlan = { from: Key | null; until?: Key | null; descending: boolean; take: number };

export const UNLIMITED = 1_000_000_000;

/** A subquery with one row per text: one parameter, however long the list is. */
export function textsAs(column: string, texts: readonly unknown[]): Sql {
  const list = JSON.stringify(texts);
  const name = raw(`"${column}"`);
  return engine() === 'sqlite'
    ? sql`SELECT "value" AS ${name} FROM json_each(${list})`
    : sql`SELECT "value" AS ${name} FROM json_array_elements_text(CAST(${list} AS json)) AS "value"`;
}

export function isServed(list: List): boolean {
  return conditions(list).others.length === 0;
}

/** Reads at most `length` rows of the order's index, so it may find fewer than `take`. */
export function scanInOrder(list: List, plan: QueryPlan, length: number): Sql {
  const { take } = plan;
  const { others } = conditions(list);
  if (others.length === 0) {
    return sql`${scanIndex(list, plan, columnsOf(list))} LIMIT ${Math.min(length, take)}`;
  }
  return sql`
    SELECT ${columnsOf(list)} FROM (${scanIndex(list, plan, sql`*`)} LIMIT ${length}) AS "near"
    WHERE ${all(others)} LIMIT ${take}`;
}

export function positionAhead(list: List, plan: Omit<QueryPlan, 'take'>, length: number): Sql {
  const keyColumns = columnsOf({ ...list, columns: [] });
  return sql`${scanIndex(list, plan, keyColumns)} LIMIT 1 OFFSET ${length - 1}`;
}

function scanIndex(
  list: List,
  { from, until, descending }: Omit<QueryPlan, 'take'>,
  columns: Sql,
): Sql {
  const { within } = conditions(list);
  const bounds = [...afterKey(list, from, descending), ...untilKey(list, until, descending)];
  return sql`
    SELECT ${columns} FROM ${tableOf(list)}
    WHERE ${all([list.scope, ...within, ...bounds.map(likely)])}
    ORDER BY ${orderBy(list, descending)}`;
}

/** Otherwise SQLite takes two bounds for narrower than any equal value, and doesn't use the index that has both. */
function likely(condition: Sql): Sql {
  return engine() === 'sqlite' ? sql`likely(${condition})` : condition;
}

export function collectByFilter(list: List, index: Index, limit: number): Sql {
  return sql`SELECT "id" FROM ${matchesOf(list, index)} LIMIT ${limit}`;
}

export function collectInOrder(
  list: List,
  index: Index,
  { from, descending, take }: QueryPlan,
): Sql {
  // Sorts only the IDs; the other columns are read for the rows of the page.
  return select(
    list,
    descending,
    sql`
    SELECT "id" FROM ${matchesOf(list, index)} AND ${all(afterKey(list, from, descending))}
    ORDER BY ${orderBy(list, descending)} LIMIT ${take}`,
  );
}

export function selectByIds(
  list: List,
  ids: unknown[],
  { from, descending, take }: QueryPlan,
): Sql {
  const table = sql`${tableOf(list)}.`;
  return sql`${select(list, descending, textsAs('id', ids), afterKey(list, from, descending, table))} LIMIT ${take}`;
}

export function countByFilter(list: List, indexes: Index[], limit: number): Sql {
  const counts = indexes.map(
    ({ from, where, alone = sql`${from} WHERE ${list.scope} AND ${where}` }, number) => sql`
      (SELECT count(*) FROM (SELECT 1 FROM ${alone} LIMIT ${limit}) AS "counted")
      AS ${raw(`"${number}"`)}`,
  );
  return sql`SELECT ${join(counts)}`;
}

/** Includes the condition: neither engine optimizes into a subquery that has a limit. */
function matchesOf(list: List, index: Index): Sql {
  const allConditions = list.filters.map(({ where }) => where);
  const isAlone = engine() === 'sqlite';
  const others = isAlone ? allConditions.filter((where) => where !== index.where) : [];
  return sql`(
    SELECT ${tableOf(list)}.* FROM ${index.from}
    WHERE ${all([list.scope, index.where, ...(isAlone ? [] : allConditions)])} LIMIT ${UNLIMITED}
  ) AS "gathered" WHERE ${all(others)}`;
}

function select(list: List, descending: boolean, ids: Sql, conditions: Sql[] = []): Sql {
  const table = tableOf(list);
  const columns = namesOf(list).map((name) => sql`${table}.${raw(`"${name}"`)}`);
  return sql`
    SELECT ${join(columns)} FROM (${ids}) AS "chosen" CROSS JOIN ${table}
    WHERE ${all([sql`${table}."id" = "chosen"."id"`, ...conditions])}
    ORDER BY ${orderBy(list, descending, sql`${table}.`)}`;
}

function conditions({ filters }: List): { within: Sql[]; others: Sql[] } {
  return {
    within: filters.filter(({ within }) => within).map(({ where }) => where),
    others: filters.filter(({ within }) => !within).map(({ where }) => where),
  };
}

function afterKey({ order }: List, from: Key | null, descending: boolean, table = sql``): Sql[] {
  if (!from) return [];
  const columns = join(order.by.map((column) => sql`${table}${raw(`"${column}"`)}`));
  return [sql`(${columns}) ${raw(descending ? '<' : '>')} (${join(from)})`];
}

function untilKey({ order }: List, until: Key | null | undefined, descending: boolean): Sql[] {
  if (!until) return [];
  const columns = join(order.by.map((column) => raw(`"${column}"`)));
  return [sql`(${columns}) ${raw(descending ? '>=' : '<=')} (${join(until)})`];
}

function orderBy({ order }: List, descending: boolean, table = sql``): Sql {
  const direction = raw(descending ? 'DESC' : 'ASC');
  return join(order.by.map((column) => sql`${table}${raw(`"${column}"`)} ${direction}`));
}

function namesOf({ columns, order }: List): string[] {
  return [...new Set([...columns, ...order.by])];
}

function columnsOf(list: List): Sql {
  return join(namesOf(list).map((name) => raw(`"${name}"`)));
}

function tableOf({ table }: List): Sql {
  return raw(`"${table}"`);
}
