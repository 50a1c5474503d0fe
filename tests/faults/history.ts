import type { ChangeResult } from '@/lib/orders/mutations';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { startApplication, type Change } from './application';
import { workUntil, type Person } from './person';
import { randomFrom } from './random';

export type HistoryOptions = {
  /** Ends after this time, or after this many acknowledged changes. */
  until: { seconds: number } | { changes: number };
  clients: number;
  processes: number;
  seed: number;
};

/** An acknowledged change; the times are those of this process, in milliseconds. */
export type Done = { change: Change; answer: ChangeResult; sentAt: number; answeredAt: number };

/** What the users did, and the answers they got. */
export type History = {
  workspaceId: string;
  done: Done[];
  /** The number of changes sent by kind, of refusals by code, and of repeated requests by kind. */
  verbs: Record<string, number>;
  refusals: Record<string, number>;
  repetitions: Record<string, number>;
  /** Answers that must not occur. */
  wrong: string[];
};

/** Runs many concurrent users on 20 orders of one workspace. */
export async function makeHistory(
  { applicationUrl }: PostgresDatabase,
  { until, clients, processes, seed }: HistoryOptions,
): Promise<History> {
  const applications = Array.from({ length: processes }, () => startApplication(applicationUrl));
  const { userId, workspaceId } = await applications[0]!.join();
  // The clock starts when all processes are ready.
  await Promise.all(applications.map((application) => application.list(userId)));
  const history: History = {
    workspaceId,
    done: [],
    verbs: {},
    refusals: {},
    repetitions: {},
    wrong: [],
  };
  const start = performance.now();
  const isOver = () =>
    'seconds' in until
      ? performance.now() > start + until.seconds * 1_000
      : history.done.length >= until.changes;
  const people = Array.from({ length: clients }, (_, index): Person => {
    const random = randomFrom(seed * 1_000 + index);
    return { applications, userId, history, random, seen: [], last: null };
  });
  await Promise.all(people.map((person) => workUntil(isOver, person)));
  for (const application of applications) {
    history.wrong.push(...(await application.endCleanly()));
  }
  return history;
}
