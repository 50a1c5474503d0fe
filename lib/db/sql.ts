import { Prisma } from './generated/sqlite/client';

export const { sql, join, raw } = Prisma;
export type Sql = Prisma.Sql;

export function all(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql`1 = 1` : join(conditions, ' AND ');
}
