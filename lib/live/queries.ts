import { z } from 'zod';
import { db } from '@/lib/db/client';
import { join, sql } from '@/lib/db/sql';

export type LiveSession = { role: string; workspaceId: string; seq: number };

const rowSchema = z.object({
  sessionId: z.string(),
  expires: z.coerce.date(),
  role: z.string(),
  workspaceId: z.string(),
  seq: z.coerce.number(),
});

/** By session ID, without those that expired or whose user is deactivated. */
export async function liveSessions(
  sessionIds: string[],
  now: Date,
): Promise<Map<string, LiveSession>> {
  const rows = await db().$queryRaw<unknown[]>(sql`
    SELECT s."id" AS "sessionId", s."expires", CAST(u."role" AS TEXT) AS "role",
      w."id" AS "workspaceId", w."logSeq" AS "seq"
    FROM "Session" AS s
    JOIN "User" AS u ON u."id" = s."userId"
    JOIN "Workspace" AS w ON w."id" = u."workspaceId"
    WHERE s."id" IN (${join(sessionIds)}) AND u."active"`);
  return new Map(
    rows
      .map((row) => rowSchema.parse(row))
      .filter(({ expires }) => expires > now)
      .map(({ sessionId, role, workspaceId, seq }) => [sessionId, { role, workspaceId, seq }]),
  );
}

/** Oldest first, without `after`, with `upTo`. */
export async function entriesBetween(
  workspaceId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<{ seq: number; orderDbId: string | null }[]> {
  return db().log.findMany({
    where: { workspaceId, seq: { gt: after, lte: upTo } },
    orderBy: { seq: 'asc' },
    select: { seq: true, orderDbId: true },
  });
}
