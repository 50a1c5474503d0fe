import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Read } from '@/lib/db/read';
import { sql } from '@/lib/db/sql';
import { JOB_KINDS, type Job } from './job';

/** In a row; then a job stops until its creator continues it. */
const MOST_FAILURES = 10;

/** Of jobs that haven't stopped. */
export const GOES_ON = { leaseUntil: { not: null }, failures: { lt: MOST_FAILURES } };

const kindSchema = z.enum(JOB_KINDS);

/** Of all workspaces: the one that has waited longest. Null if none waits. */
export async function nextJob(): Promise<Job | null> {
  const row = await db().job.findFirst({
    where: { leaseUntil: { lte: new Date() }, failures: { lt: MOST_FAILURES } },
    orderBy: { leaseUntil: 'asc' },
    select: { id: true, kind: true, userId: true, leaseUntil: true },
  });
  return row && { ...row, kind: kindSchema.parse(row.kind), leaseUntil: row.leaseUntil! };
}

const MOST_LISTED = 3;

/** Imports that go on in the background, and those of the actor that stopped there. */
export function importsAtWorkRead({ workspaceId, userId }: Actor): Read<string[]> {
  return {
    query: sql`
      SELECT "id" FROM "Job" WHERE "workspaceId" = ${workspaceId} AND "kind" = 'import'
        AND ("userId" = ${userId} OR ("leaseUntil" IS NOT NULL AND "failures" < ${MOST_FAILURES}))
      ORDER BY "leaseUntil" IS NULL, "id" DESC LIMIT ${MOST_LISTED}`,
    columns: ['id'],
    parse: (rows) => rows.map((row) => idSchema.parse(row).id),
  };
}

const idSchema = z.object({ id: z.string() });

/** The end of its lease, which identifies it. Null if there is no such job, or it has stopped. */
export async function leaseOf({ workspaceId }: Actor, id: string): Promise<Date | null> {
  const job = await db().job.findFirst({
    where: {
      workspaceId,
      id,
      // The last attempt may still succeed.
      OR: [{ failures: { lt: MOST_FAILURES } }, { leaseUntil: { gt: new Date() } }],
    },
    select: { leaseUntil: true },
  });
  return job?.leaseUntil ?? null;
}
