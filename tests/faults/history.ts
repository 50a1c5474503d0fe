import type { ChangeResult } from '@/lib/orders/mutations';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { startApplication, type Change } from './application';
import { workUntil, type Person } from './person';
import { randomFrom } from './random';

export type HistoryWish = {
  /** Ends after this time, or after this many acknowledged changes. */
  until: { seconds: number } | { changes: number };
  clients: number;
  processes: number;
  seed: number;
};

/** A change that was acknowledged; the times are this process's, in milliseconds. */
export type Done = { change: Change; answer: ChangeResult; asked: number; answered: number };

/** What people did and were told. */
export type History = {
  workspaceId: string;
  done: Done[];
  /** How often each verb was asked for, each refusal given, and each kind of repetition tried. */
  verbs: Record<string, number>;
  refusals: Record<string, number>;
  repetitions: Record<string, number>;
  /** Answers that must not be. */
  wrong: string[];
};

/** Many people at work on 20 orders of one workspace. */
export async function makeHistory(
  { applicationUrl }: PostgresDatabase,
  { until, clients, processes, seed }: HistoryWish,
): Promise<History> {
  const applications = Array.from({ length: processes }, () => startApplication(applicationUrl));
  const { userId, workspaceId } = await applications[0]!.join();
  // The clock starts when all of them are at work.
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
    if ((await application.end()) !== 0 || application.complaints()) {
      history.wrong.push(`it said: ${application.complaints()}`);
    }
  }
  return history;
}
