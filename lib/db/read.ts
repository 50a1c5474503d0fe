import 'server-only';
import { engine, statements } from './client';
import type { Row } from './engine';
import { join, raw, sql, type Sql } from './sql';

/** One query, and what its rows mean. */
export type Read<T> = {
  query: Sql;
  /** All columns of the query. Numbers, texts and truth values only. */
  columns: readonly string[];
  parse: (rows: Row[]) => T;
};

export async function read<T>({ query, parse }: Read<T>): Promise<T> {
  return parse(await statements().rows(query));
}

type Result<R> = R extends Read<infer T> ? T : null;

type Results<R extends readonly (Read<unknown> | null)[]> = {
  -readonly [K in keyof R]: Result<R[K]>;
};

/** All of them in one statement, for small results. Null stays null. */
export async function readTogether<const R extends readonly (Read<unknown> | null)[]>(
  ...reads: R
): Promise<Results<R>> {
  const columns = reads.flatMap((wanted, index) =>
    wanted ? sql`${asJson(wanted)} AS ${raw(`"${index}"`)}` : [],
  );
  const row = columns.length > 0 ? await statements().one(sql`SELECT ${join(columns)}`) : {};
  return reads.map((wanted, index) =>
    wanted ? wanted.parse(JSON.parse(String(row?.[index])) as Row[]) : null,
  ) as Results<R>;
}

function asJson({ query, columns }: Read<unknown>): Sql {
  if (engine() === 'postgresql') {
    return sql`(SELECT CAST(coalesce(json_agg("found"), '[]') AS TEXT) FROM (${query}) AS "found")`;
  }
  const pairs = columns.map((name) => raw(`'${name}', "${name}"`));
  return sql`(SELECT json_group_array(json_object(${join(pairs)})) FROM (${query}))`;
}
