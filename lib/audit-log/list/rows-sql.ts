import { engine } from '@/lib/db/client';
import { scanInOrder, type List, type QueryPlan } from '@/lib/db/pagination/sql';
import { all, join, raw, sql, type Sql } from '@/lib/db/sql';

/** Entries that may be added between two queries. */
const SPARE = 100;

/** A group is one line, at its first matching entry, which is looked up once per group. */
export function rowsSql(list: List, plan: QueryPlan, length: number): Sql {
  const { scope, filters } = list;
  const within = filters.filter((filter) => filter.within);
  const others = filters.filter((filter) => !filter.within);
  // Without this limit SQLite would scan past `until`; the spare covers new entries.
  const near = scanInOrder(
    { ...list, columns: ['id', 'groupId', 'actorId', 'action'], filters: within },
    { ...plan, take: length + SPARE },
    length + SPARE,
  );
  const columns = join(list.columns.map((name) => raw(`"Log"."${name}"`)));
  return sql`
    WITH "near" AS MATERIALIZED (${near}), "firsts" AS MATERIALIZED (
      SELECT "ofGroup", (
        SELECT "seq" FROM (
          SELECT "seq", ${filtered()} FROM "Log" WHERE ${scope} AND "groupId" = "ofGroup"
        ) AS "ofThem" WHERE ${all(filters.map(({ where }) => where))} ORDER BY "seq" LIMIT 1
      ) AS "first"
      FROM (SELECT DISTINCT "groupId" AS "ofGroup" FROM "near" WHERE "groupId" IS NOT NULL) AS "groups"
    )
    SELECT ${columns} FROM (
      SELECT "id" AS "ofLine" FROM "near" LEFT JOIN "firsts" ON "ofGroup" = "groupId"
      WHERE ("groupId" IS NULL OR "seq" = "first") AND ${all(others.map(({ where }) => where))}
      ORDER BY ${inOrder(plan, '')} LIMIT ${plan.take}
    ) AS "lines" CROSS JOIN "Log" WHERE "Log"."id" = "ofLine" ORDER BY ${inOrder(plan, '"Log".')}`;
}

/** coalesce() stops SQLite from using these indexes, as it doesn't know the size of a group. */
function filtered(): Sql {
  const columns = ['at', 'actorId', 'action'].map((name) =>
    engine() === 'sqlite' ? `coalesce("${name}", "${name}") AS "${name}"` : `"${name}"`,
  );
  return raw(columns.join(', '));
}

function inOrder({ descending }: QueryPlan, table: string): Sql {
  const direction = descending ? 'DESC' : 'ASC';
  return raw(`${table}"at" ${direction}, ${table}"seq" ${direction}`);
}
