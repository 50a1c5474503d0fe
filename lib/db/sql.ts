import { Prisma } from './generated/sqlite/client';

/** Pieces of SQL with their parameters, for queries that Prisma's own words cannot say; both engines take them. */
export const { sql, join, raw } = Prisma;
export type Sql = Prisma.Sql;

/** All conditions at once; none of them is always true. */
export function all(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql`1 = 1` : join(conditions, ' AND ');
}
