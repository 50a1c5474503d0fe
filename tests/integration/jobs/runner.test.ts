import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { GET as jobProgress } from '@/app/api/jobs/[id]/route';
import type { Actor } from '@/lib/auth/actor';
import { createBulkAction, startBulkAction } from '@/lib/bulk/mutations';
import { findBulkAction } from '@/lib/bulk/queries';
import { db, transaction } from '@/lib/db/client';
import { cancelImport, applyImport, continueImport } from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { findImport } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { findProgress } from '@/lib/jobs/find-progress';
import type { FoundProgress } from '@/lib/jobs/progress';
import { returnJob } from '@/lib/jobs/mutations';
import { workOnNextJob } from '@/lib/jobs/runner';
import { workOnJob } from '@/lib/jobs/work';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { checked, fileOf, LONG_ENOUGH_MS, received } from '@/tests/support/imports';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

const now = new Date();

afterEach(() => transaction((tx) => tx.job.deleteMany({})));

const jobOf = (id: string) => db().job.findUnique({ where: { id } });

/** As after a crash of the process that has it. */
async function withoutLease(id: string): Promise<void> {
  await transaction((tx) => tx.job.update({ where: { id }, data: { leaseUntil: now } }));
}

const rows = (count: number) =>
  fileOf(...Array.from({ length: count }, (_, number) => ({ 'Order ID': `J${number}` })));

async function savedMapping(actor: Actor, text: string): Promise<string> {
  const id = await received(actor, text);
  const { mapping } = (await findImport(actor, id))!;
  await saveMapping(actor, { id, mapping, now });
  return id;
}

async function workToTheEnd(): Promise<void> {
  while (await workOnNextJob());
}

test('a file is checked, and its orders are imported, while no page is open', async () => {
  const actor = await newActor();
  const id = await savedMapping(actor, rows(1_100));
  expect(await findImport(actor, id)).toMatchObject({ state: 'checking', isAtWork: true });
  expect(await workOnNextJob()).toBe(false);
  await withoutLease(id);
  await workToTheEnd();
  expect(await findImport(actor, id)).toMatchObject({ state: 'ready', isAtWork: false });

  await applyImport(actor, { id, now });
  await withoutLease(id);
  await workToTheEnd();
  expect(await findImport(actor, id)).toMatchObject({ state: 'done', handled: 1_100 });
  expect(await jobOf(id)).toBeNull();
  const entries = await storedEntries(actor);
  expect(entries).toHaveLength(1_100);
  expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([actor.userId]));
});

test('a bulk action goes on while no page is open', async () => {
  const actor = await newActor();
  for (let number = 0; number < 3; number++) await newOrder(actor);
  const id = await createBulkAction(actor, {
    operationId: randomUUID(),
    verb: 'markDelivered',
    selection: { listing: DEFAULT_PARAMS },
    now,
  });
  await startBulkAction(actor, { id, now });
  await withoutLease(id);
  await workToTheEnd();
  expect(await findBulkAction(actor, id)).toMatchObject({ state: 'done', done: 3 });
});

test('the request that starts a job leaves what takes longer to the runner', async () => {
  const actor = await newActor();
  const id = await savedMapping(actor, rows(1_100));
  expect(await workOnJob(actor, { id, kind: 'import', budget: 0 })).toBe('more');
  expect(await findImport(actor, id)).toMatchObject({ state: 'checking', handled: 499 });
  await workToTheEnd();
  expect(await findImport(actor, id)).toMatchObject({ state: 'ready' });
});

test('a cancelled import has no job until it is continued', async () => {
  const actor = await newActor();
  const id = await checked(actor, rows(1_700));
  await applyImport(actor, { id, now });
  await runImport(actor, { id, budget: 0 });
  await cancelImport(actor, { id, now });
  expect(await jobOf(id)).toBeNull();
  await workToTheEnd();
  expect(await findImport(actor, id)).toMatchObject({ state: 'cancelled', handled: 800 });
  await continueImport(actor, { id });
  await withoutLease(id);
  await workToTheEnd();
  expect(await findImport(actor, id)).toMatchObject({ state: 'done', handled: 1_700 });
});

test('work that ends does not end a job that was started again in between', async () => {
  const actor = await newActor();
  const id = await savedMapping(actor, fileOf({ 'Order ID': 'J1' }));
  await withoutLease(id);
  await runImport(actor, { id });
  await applyImport(actor, { id, now });
  await returnJob({ id, leaseUntil: now }, 'done');
  await returnJob({ id, leaseUntil: now }, 'more');
  expect((await jobOf(id))?.leaseUntil?.getTime()).toBeGreaterThan(Date.now());
});

test('the work of someone who was deactivated or lost the permission stops', async () => {
  for (const data of [{ active: false }, { role: 'COURIER' as const }]) {
    const actor = await newActor();
    const id = await checked(actor, rows(3));
    await applyImport(actor, { id, now });
    await transaction((tx) => tx.user.update({ where: { id: actor.userId }, data }));
    await withoutLease(id);
    await workToTheEnd();
    expect(await jobOf(id)).toMatchObject({ leaseUntil: null });
    expect(await storedEntries(actor)).toEqual([]);
  }
});

test('a job that fails again and again stops until its creator continues it', async () => {
  const actor = await newActor();
  const id = await savedMapping(actor, fileOf({ 'Order ID': 'J1' }));
  const data = { matching: '{', matchedAt: now };
  const { matching } = await db().import.findUniqueOrThrow({ where: { id } });
  await transaction((tx) => tx.import.update({ where: { id }, data }));
  for (let attempt = 0; attempt < 12; attempt++) {
    await withoutLease(id);
    await workOnNextJob();
  }
  expect(await jobOf(id)).toMatchObject({ failures: 10 });
  expect(vi.mocked(console.error)).toHaveBeenCalledTimes(10);
  vi.mocked(console.error).mockClear();
  await transaction((tx) => tx.import.update({ where: { id }, data: { matching } }));
  expect(await findProgress(actor, id)).toMatchObject({ state: 'checking', isAtWork: false });
  await continueImport(actor, { id });
  expect(await findProgress(actor, id)).toMatchObject({ state: 'checking', isAtWork: true });
});

test('open pages learn the progress of jobs of their workspace', async () => {
  const { actor, sessionToken } = await newSignIn();
  const id = await savedMapping(actor, rows(1_100));
  await runImport(actor, { id, budget: 0 });
  const answer = (jobId: string) =>
    jobProgress(new Request('http://localhost'), { params: Promise.resolve({ id: jobId }) });

  await newRequest({ sessionToken });
  const progress = (await (await answer(id)).json()) as FoundProgress;
  expect(progress).toMatchObject({ state: 'checking', isAtWork: true, handled: 499, total: 1_100 });
  await newRequest({ sessionToken });
  expect((await answer('nothing')).status).toBe(404);
  const other = await newSignIn();
  await newRequest({ sessionToken: other.sessionToken });
  expect((await answer(id)).status).toBe(404);
  await newRequest({});
  expect((await answer(id)).status).toBe(401);
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  expect(await findProgress(actor, id)).toMatchObject({ state: 'ready' });
});
