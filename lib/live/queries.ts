import { z } from 'zod';
import { statements } from '@/lib/db/client';
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
  const rows = await statements().rows(sql`
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

const entrySchema = z.object({ seq: z.coerce.number(), orderDbId: z.string().nullable() });

/** Oldest first, without `after`, with `upTo`. */
export async function entriesBetween(
  workspaceId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<{ seq: number; orderDbId: string | null }[]> {
  const rows = await statements().rows(sql`
    SELECT "seq", "orderDbId" FROM "Log"
    WHERE "workspaceId" = ${workspaceId} AND "seq" > ${after} AND "seq" <= ${upTo} ORDER BY "seq"`);
  return rows.map((row) => entrySchema.parse(row));
}
