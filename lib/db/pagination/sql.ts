import 'server-only';
import { engine } from '@/lib/db/client';
import { all, join, raw, sql, type Sql } from '@/lib/db/sql';

/** How an index of a condition's own leads to its rows: what stands after FROM, joined to the table, and the condition. */
export type Index = { from: Sql; where: Sql };

/** A condition on the rows of a list. */
export type Filter = {
  where: Sql;
  /** Whether the index of the list's order serves it. */
  within?: boolean;
  index?: Index;
};

/** A list: which rows of a table, in which order. */
export type List = {
  table: 'Order' | 'Log';
  /** The columns of a row, as the table has them. */
  columns: readonly string[];
  /** What the actor may see; the index of every order begins with it. */
  scope: Sql;
  /** Columns that an index has in this very order, the last of them unique within the scope. */
  order: { by: readonly string[]; descending: boolean };
  filters: Filter[];
};

/** Values of the columns that a list is sorted by: a place between two rows, which need not exist any more. */
export type Key = unknown[];

/** From a place on, in a direction, up to so many rows; no further than the row at `until`, where there is one. */
export type QueryPlan = { from: Key | null; until?: Key | null; descending: boolean; take: number };

/** What a query is limited to that is to give all rows. */
export const UNLIMITED = 1_000_000_000;

/** Texts as rows of one column: one parameter for any number of them. */
export function textsAs(column: string, texts: readonly unknown[]): Sql {
  const list = JSON.stringify(texts);
  const name = raw(`"${column}"`);
  return engine() === 'sqlite'
    ? sql`SELECT "value" AS ${name} FROM json_each(${list})`
    : sql`SELECT "value" AS ${name} FROM json_array_elements_text(CAST(${list} AS json)) AS "value"`;
}

/** Whether the index of the order serves all conditions. */
export function isServed(list: List): boolean {
  return conditions(list).others.length === 0;
}

/** The wanted ones among the next `length` rows, in the order of the list. */
export function scanInOrder(list: List, way: QueryPlan, length: number): Sql {
  const { take } = way;
  const { others } = conditions(list);
  if (others.length === 0) {
    return sql`${inOrder(list, way, columnsOf(list))} LIMIT ${Math.min(length, take)}`;
  }
  return sql`
    SELECT ${columnsOf(list)} FROM (${inOrder(list, way, sql`*`)} LIMIT ${length}) AS "near"
    WHERE ${all(others)} LIMIT ${take}`;
}

/** The place of the row that comes `length` rows further on. */
export function positionAhead(list: List, way: Omit<QueryPlan, 'take'>, length: number): Sql {
  const place = columnsOf({ ...list, columns: [] });
  return sql`${inOrder(list, way, place)} LIMIT 1 OFFSET ${length - 1}`;
}

/** What the index of the order alone gives. */
function inOrder(
  list: List,
  { from, until, descending }: Omit<QueryPlan, 'take'>,
  columns: Sql,
): Sql {
  const { within } = conditions(list);
  return sql`
    SELECT ${columns} FROM ${tableOf(list)}
    WHERE ${all([list.scope, ...within, ...beyond(list, from, descending), ...upTo(list, until, descending)])}
    ORDER BY ${orderBy(list, descending)}`;
}

/** The ids of wanted rows, by an index of a filter; in no order, up to `limit` of them. */
export function collectByFilter(list: List, index: Index, limit: number): Sql {
  return sql`SELECT "id" FROM ${gathered(list, index)} LIMIT ${limit}`;
}

/** The wanted rows by an index of a filter, all of which are sorted. */
export function collectInOrder(
  list: List,
  index: Index,
  { from, descending, take }: QueryPlan,
): Sql {
  // Sorted without what a page shows, which is looked up for the rows of the page alone.
  return select(
    list,
    descending,
    sql`
    SELECT "id" FROM ${gathered(list, index)} AND ${all(beyond(list, from, descending))}
    ORDER BY ${orderBy(list, descending)} LIMIT ${take}`,
  );
}

/** Rows whose ids are known, in the order of the list. */
export function choose(list: List, ids: unknown[], { from, descending, take }: QueryPlan): Sql {
  const table = sql`${tableOf(list)}.`;
  return sql`${select(list, descending, textsAs('id', ids), beyond(list, from, descending, table))} LIMIT ${take}`;
}

/** How many rows have each index to themselves, counted up to `limit`, by its number. */
export function countByFilter(list: List, indexes: Index[], limit: number): Sql {
  const counts = indexes.map(
    ({ from, where }, number) => sql`
      (SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${list.scope} AND ${where} LIMIT ${limit}))
      AS ${raw(`"${number}"`)}`,
  );
  return sql`SELECT ${join(counts)}`;
}

/** What stands after FROM, condition included: neither engine looks into a subquery that has a limit. */
function gathered(list: List, index: Index): Sql {
  // PostgreSQL knows how often what occurs, and combines indexes; SQLite is told which one to take.
  const everything = list.filters.map(({ where }) => where);
  const isAlone = engine() === 'sqlite';
  const others = isAlone ? everything.filter((where) => where !== index.where) : [];
  return sql`(
    SELECT ${tableOf(list)}.* FROM ${index.from}
    WHERE ${all([list.scope, index.where, ...(isAlone ? [] : everything)])} LIMIT ${UNLIMITED}
  ) AS "gathered" WHERE ${all(others)}`;
}

/** The rows of the list with the ids of a subquery. */
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

function beyond({ order }: List, from: Key | null, descending: boolean, table = sql``): Sql[] {
  if (!from) return [];
  const columns = join(order.by.map((column) => sql`${table}${raw(`"${column}"`)}`));
  return [sql`(${columns}) ${raw(descending ? '<' : '>')} (${join(from)})`];
}

/** Said so that the index is read no further. */
function upTo({ order }: List, until: Key | null | undefined, descending: boolean): Sql[] {
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
