import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import type { Job, JobKind } from './job';
import type { StepResult } from './run';

/**
 * In milliseconds: longer than a step takes. A job that failed, or whose process crashed, is taken again after this time.
 */
const LEASE_MS = 30_000;

/** In the transaction that makes the work necessary. The caller has the lease, and calls `workOnJob` afterwards. */
export async function startJob(
  tx: Tx,
  { workspaceId, userId }: Actor,
  job: { id: string; kind: JobKind },
): Promise<void> {
  const leaseUntil = new Date(Date.now() + LEASE_MS);
  await upsertJob(tx, { workspaceId, userId, leaseUntil, ...job });
}

/** The same without an actor, and for the runner to take. */
export async function startJobOf(
  tx: Tx,
  job: { id: string; workspaceId: string; userId: string; kind: JobKind },
): Promise<void> {
  await upsertJob(tx, { leaseUntil: new Date(), ...job });
}

async function upsertJob(
  tx: Tx,
  job: { id: string; workspaceId: string; userId: string; kind: JobKind; leaseUntil: Date },
): Promise<void> {
  const { id, kind, leaseUntil } = job;
  await tx.job.upsert({
    where: { id },
    create: job,
    update: { kind, leaseUntil, failures: 0 },
    select: { id: true },
  });
}

export async function endJob(tx: Tx, { workspaceId }: Actor, id: string): Promise<void> {
  await tx.job.deleteMany({ where: { workspaceId, id } });
}

/** @returns the job with a new lease; null if someone else took it */
export async function takeJob(job: Job): Promise<Job | null> {
  const { id, leaseUntil: seen } = job;
  const leaseUntil = new Date(Date.now() + LEASE_MS);
  return transaction(async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, leaseUntil: seen },
      data: { leaseUntil, failures: { increment: 1 } },
    });
    return count > 0 ? { ...job, leaseUntil } : null;
  });
}

/** After work without failures. Has no effect if the job was started again in between, or someone else has it. */
export async function returnJob(
  { id, leaseUntil }: Pick<Job, 'id' | 'leaseUntil'>,
  result: StepResult | 'forbidden',
): Promise<void> {
  const where = { id, leaseUntil };
  const free = result === 'forbidden' ? null : new Date();
  await transaction((tx) =>
    result === 'done'
      ? tx.job.deleteMany({ where })
      : tx.job.updateMany({ where, data: { leaseUntil: free, failures: 0 } }),
  );
}
