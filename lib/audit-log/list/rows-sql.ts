import { engine } from '@/lib/db/client';
import { scanInOrder, type List, type QueryPlan } from '@/lib/db/pagination/sql';
import { all, join, raw, sql, type Sql } from '@/lib/db/sql';

/** Entries that may come in between two questions. */
const SPARE = 100;

/**
 * The lines that the next `length` entries of the list make, which end at `until`: each entry of its own, and of each
 * group the first of those that the filters let through, which stays where it is while the group goes on. What that
 * first one is, is looked up once for a group, not for each of its entries.
 */
export function rowsSql(list: List, way: QueryPlan, length: number): Sql {
  const { scope, filters } = list;
  const within = filters.filter((filter) => filter.within);
  const others = filters.filter((filter) => !filter.within);
  // SQLite would go past `until` otherwise; a few that came in between are not left out.
  const near = scanInOrder(
    { ...list, columns: ['id', 'groupId', 'actorId', 'action'], filters: within },
    { ...way, take: length + SPARE },
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
      ORDER BY ${inOrder(way, '')} LIMIT ${way.take}
    ) AS "lines" CROSS JOIN "Log" WHERE "Log"."id" = "ofLine" ORDER BY ${inOrder(way, '"Log".')}`;
}

/** What filters ask about. SQLite, which does not know how long a group is, is not to look into an index for it. */
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
