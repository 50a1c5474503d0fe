import 'server-only';
import { actorOfJob } from '@/lib/auth/actor';
import { giveSpaceBack } from '@/lib/db/space';
import { clearOldImports, clearRows } from '@/lib/imports/clear';
import { isRefusal } from '@/lib/errors';
import { beforeLastAnswers, isDraining } from '@/lib/http/lifecycle';
import type { Job } from './job';
import { returnJob, takeJob } from './mutations';
import { nextJob } from './queries';
import type { StepResult } from './run';
import { onWake } from './wake';
import { WORK } from './work';
import { yieldEventLoop } from '@/lib/db/yield-event-loop';

/** In milliseconds: how long jobs that other processes left behind may wait. */
const LOOK_MS = 5_000;

/** In milliseconds: jobs take turns. */
const SLICE_MS = 1_000;

/** In milliseconds: between looks for what is no longer needed. */
const TIDY_MS = 60 * 60 * 1_000;

// Next may load this module more than once per process.
const shared = globalThis as typeof globalThis & { orderDeskRunner?: true };

/** Works on the jobs of all workspaces until the server stops, one at a time. */
export function startRunner(): void {
  if (shared.orderDeskRunner) return;
  shared.orderDeskRunner = true;
  let isWoken = false;
  let tidiedAt = 0;
  let endPause = () => {};
  const wake = () => {
    isWoken = true;
    endPause();
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS).unref();
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isDraining()) {
      isWoken = false;
      const hasWorked = await workOnNextJob().catch(report);
      if (!hasWorked && Date.now() - tidiedAt > TIDY_MS) {
        tidiedAt = Date.now();
        await tidy().catch(report);
      }
      if (!hasWorked && !isWoken && !isDraining()) await pause();
    }
  };
  onWake(wake);
  const ended = run();
  beforeLastAnswers(() => {
    wake();
    return ended;
  });
}

async function tidy(): Promise<void> {
  await clearOldImports(new Date());
  while (!isDraining() && (await giveSpaceBack())) await yieldEventLoop(performance.now());
}

/** @returns whether there was one */
export async function workOnNextJob(): Promise<boolean> {
  const waiting = await nextJob();
  if (!waiting) return false;
  const job = await takeJob(waiting);
  if (job) await workOn(job).catch(report);
  return true;
}

async function workOn(job: Job): Promise<void> {
  await returnJob(job, await slice(job));
}

/** @throws errors that may pass: the job is taken again once its lease ends */
async function slice({ id, kind, userId }: Job): Promise<StepResult | 'forbidden'> {
  if (kind === 'clearing') return clearRows({ id, budget: SLICE_MS });
  try {
    const actor = await actorOfJob(userId);
    return actor ? await WORK[kind](actor, { id, budget: SLICE_MS }) : 'forbidden';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { code } = error;
    // Without a permission, the role changed just now, and the new one may be enough.
    if (code === 'forbidden' && 'permission' in error.details) return 'forbidden';
    if (code === 'no-import' || code === 'no-bulk-action') return 'done';
    throw error;
  }
}

function report(error: unknown): void {
  console.error(error);
}
