import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import runJob from '@/lib/auth/password-worker.mjs';
import { transaction } from '@/lib/db/client';
import { newActor, newWorkspace } from '@/tests/support/people';
import type { Reply } from '@/tests/support/matrix/send';
import { act } from './act';
import { forgetAllTries, type Desk } from './desk';
import { knock } from './knock';
import { measured, quantile, type Tally } from './tally';

/** How many accounts of each kind, and how often each is tried: less often than a throttle would notice. */
const ACCOUNTS = 25;
const TRIES = 8;

/** By how much the medians may differ, as a part of the smallest. */
const DIFFERENCE = 0.1;

const AT_ONCE = 50;
const HEALTH_GOAL_MS = 250;
const BEAT_MS = 10;

const KINDS = ['unknown user', 'wrong password', 'deactivated user'] as const;
type Kind = (typeof KINDS)[number];

/** Sign-ins that fail for three reasons, in turns: nobody can tell which it was. */
export async function signIns(desk: Desk, tally: Tally): Promise<void> {
  const usernames = await accounts();
  const times: Record<Kind, number[]> = {
    'unknown user': [],
    'wrong password': [],
    'deactivated user': [],
  };
  const answers = new Map<string, Kind>();
  await Promise.all([0, 1].map((start) => tryAll(start)));
  for (const [answer, kind] of [...answers].slice(1)) {
    tally.findings.push(`a ${kind} is answered in a way of its own: ${answer.slice(0, 300)}`);
  }
  const medians = KINDS.map((kind) => quantile(times[kind], 0.5));
  const spread = Math.max(...medians) / Math.min(...medians) - 1;
  const verdict = spread <= DIFFERENCE ? 'met' : 'MISSED';
  const told = KINDS.map(
    (kind, at) => `${times[kind].length} × ${kind} ${Math.round(medians[at]!)} ms`,
  );
  tally.figures.push(
    `medians: ${told.join(', ')}: ${(100 * spread).toFixed(1)} % apart (goal: at most ${100 * DIFFERENCE} %, ${verdict}); ${ACCOUNTS} accounts of each, ${TRIES} tries each, two at a time`,
  );

  async function tryAll(start: number): Promise<void> {
    for (let turn = 0; turn < TRIES; turn++) {
      for (let at = start; at < ACCOUNTS; at += 2) {
        // Whoever comes first changes, so that no kind is always behind the same other.
        for (const shift of KINDS.keys()) {
          const kind = KINDS[(turn + at + shift) % KINDS.length]!;
          const username = usernames[kind][at]!;
          const { reply, operationId } = await signIn(desk, tally, username);
          times[kind].push(reply.milliseconds);
          answers.set(withoutNames(reply, [username, operationId]), kind);
        }
      }
    }
  }
}

/** Fifty sign-ins at once: how long the one waits who only asks whether the server lives. */
export async function crowd(desk: Desk, tally: Tally): Promise<void> {
  await forgetAllTries();
  const usernames = (await accounts())['wrong password'];
  let isOver = false;
  const crowding = Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => signIn(desk, tally, usernames[at % ACCOUNTS]!)),
  ).finally(() => (isOver = true));
  const times: number[] = [];
  while (!isOver) {
    const { milliseconds, status } = await knock(desk.server.origin, tally, {
      path: '/api/health',
    });
    if (status !== 200) tally.findings.push(`/api/health is answered with ${status}`);
    times.push(milliseconds);
    await pause(BEAT_MS);
  }
  await crowding;
  const what = `${AT_ONCE} sign-ins at once, p99 of ${times.length} × /api/health`;
  tally.figures.push(measured(what, quantile(times, 0.99), HEALTH_GOAL_MS));
}

/** Names of the same length, of three kinds. */
async function accounts(): Promise<Record<Kind, string[]>> {
  const job = { task: 'hash', cost: 12, password: 'nobody knows this one' } as const;
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

async function signIn(desk: Desk, tally: Tally, username: string) {
  const operationId = randomUUID();
  const action = 'app/(auth)/actions.ts logInAction';
  const fields = { operationId, username, password: 'not the right one' };
  const reply = await act(desk, tally, { action, way: 'raw', cookie: null, fields });
  if (reply.refusal === null) tally.findings.push(`${username} is let in, or told nothing`);
  return { reply, operationId };
}

/** Status, headers and bytes, without what was sent and what is new in every answer. */
function withoutNames({ status, headers, text }: Reply, names: string[]): string {
  const passing = ['date', 'x-request-id', 'server-timing'];
  const told = Object.entries(headers).filter(([name]) => !passing.includes(name));
  let all = [status, ...told.map((header) => header.join(': ')), text].join('\n');
  for (const name of names) all = all.replaceAll(name, 'NAME');
  return all.replaceAll(/'nonce-[^']+'/g, 'NONCE');
}
