import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import runJob from '@/lib/auth/password-worker.mjs';
import { transaction } from '@/lib/db/client';
import { newActor, newWorkspace } from '@/tests/support/people';
import type { Reply } from '@/tests/support/matrix/send';
import { sendForm } from './send-form';
import { resetRateLimits, type Context } from './context';
import { sendChecked } from './send-checked';
import { compareWithGoal, quantile, type Results } from './results';

/** Accounts of each kind, and attempts for each: fewer than the rate limit allows. */
const ACCOUNTS = 25;
const TRIES = 8;

/** The largest allowed difference of the medians, as a fraction of the smallest. */
const DIFFERENCE = 0.1;

const AT_ONCE = 50;
const HEALTH_GOAL_MS = 250;
const INTERVAL_MS = 10;

const KINDS = ['unknown user', 'wrong password', 'deactivated user'] as const;
type Kind = (typeof KINDS)[number];

/** Checks that answer and duration don't reveal which of three reasons made a log-in fail. */
export async function signIns(context: Context, results: Results): Promise<void> {
  const usernames = await accounts();
  const times: Record<Kind, number[]> = {
    'unknown user': [],
    'wrong password': [],
    'deactivated user': [],
  };
  const answers = new Map<string, Kind>();
  await Promise.all([0, 1].map((start) => tryAll(start)));
  for (const [answer, kind] of [...answers].slice(1)) {
    results.findings.push(`a ${kind} gets a different answer: ${answer.slice(0, 300)}`);
  }
  const medians = KINDS.map((kind) => quantile(times[kind], 0.5));
  const spread = Math.max(...medians) / Math.min(...medians) - 1;
  const verdict = spread <= DIFFERENCE ? 'met' : 'MISSED';
  const figures = KINDS.map(
    (kind, at) => `${times[kind].length} × ${kind} ${Math.round(medians[at]!)} ms`,
  );
  results.figures.push(
    `medians: ${figures.join(', ')}: ${(100 * spread).toFixed(1)} % apart (goal: at most ${100 * DIFFERENCE} %, ${verdict}); ${ACCOUNTS} accounts of each, ${TRIES} tries each, two at a time`,
  );

  async function tryAll(start: number): Promise<void> {
    for (let turn = 0; turn < TRIES; turn++) {
      for (let at = start; at < ACCOUNTS; at += 2) {
        // The order rotates, so that no kind always follows the same other one.
        for (const shift of KINDS.keys()) {
          const kind = KINDS[(turn + at + shift) % KINDS.length]!;
          const username = usernames[kind][at]!;
          const { reply, operationId } = await signIn(context, results, username);
          times[kind].push(reply.milliseconds);
          answers.set(withoutNames(reply, [username, operationId]), kind);
        }
      }
    }
  }
}

/** Measures the health check during 50 concurrent log-ins. */
export async function crowd(context: Context, results: Results): Promise<void> {
  await resetRateLimits();
  const usernames = (await accounts())['wrong password'];
  let isOver = false;
  const crowding = Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => signIn(context, results, usernames[at % ACCOUNTS]!)),
  ).finally(() => (isOver = true));
  const times: number[] = [];
  while (!isOver) {
    const { milliseconds, status } = await sendChecked(context.server.origin, results, {
      path: '/api/health',
    });
    if (status !== 200) results.findings.push(`/api/health is answered with ${status}`);
    times.push(milliseconds);
    await pause(INTERVAL_MS);
  }
  await crowding;
  const what = `${AT_ONCE} sign-ins at once, p99 of ${times.length} × /api/health`;
  results.figures.push(compareWithGoal(what, quantile(times, 0.99), HEALTH_GOAL_MS));
}

/** Usernames of each kind, all of the same length. */
async function accounts(): Promise<Record<Kind, string[]>> {
  const job = { task: 'hash', cost: 12, password: 'an unknown password' } as const;
  const passwordHash = String(await runJob(job));
  const workspaceId = await newWorkspace();
  const people = async (active: boolean) => {
    const names: string[] = [];
    for (let at = 0; at < ACCOUNTS; at++) {
      const { userId } = await newActor({ workspaceId, name: 'Sam' });
      const { username } = await transaction((tx) =>
        tx.user.update({
          where: { id: userId },
          data: { passwordHash, active },
          select: { username: true },
        }),
      );
      names.push(username);
    }
    return names;
  };
  return {
    'unknown user': Array.from({ length: ACCOUNTS }, () => `Sam-${randomBytes(6).toString('hex')}`),
    'wrong password': await people(true),
    'deactivated user': await people(false),
  };
}

async function signIn(context: Context, results: Results, username: string) {
  const operationId = randomUUID();
  const action = 'app/(auth)/actions.ts logInAction';
  const fields = { operationId, username, password: 'not the right one' };
  const reply = await sendForm(context, results, { action, way: 'raw', cookie: null, fields });
  if (reply.refusal === null) results.findings.push(`${username} was let in, or got no message`);
  return { reply, operationId };
}

/** Status, headers and body, without the sent values and those that differ in every answer. */
function withoutNames({ status, headers, text }: Reply, names: string[]): string {
  const volatile = ['date', 'x-request-id', 'server-timing'];
  const compared = Object.entries(headers).filter(([name]) => !volatile.includes(name));
  let all = [status, ...compared.map((header) => header.join(': ')), text].join('\n');
  for (const name of names) all = all.replaceAll(name, 'NAME');
  return all.replaceAll(/'nonce-[^']+'/g, 'NONCE');
}
