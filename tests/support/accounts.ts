import { randomBytes, randomUUID } from 'node:crypto';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import hashingWorker from '@/lib/auth/password-worker.mjs';
import { startSession } from '@/lib/accounts/sign-in/mutations';
import { signUp } from '@/lib/accounts/mutations';

export const password = 'correct horse battery';

/** The hash of {@link password} at the lowest cost, for hundreds of log-ins. */
export const passwordHash = hashOfPassword(4);

/** A username that no one has yet. */
export function newUsername(): string {
  return `Ann-${randomBytes(6).toString('hex')}`;
}

/** Signs up a new owner with {@link password}; returns the username. */
export async function newAccount(): Promise<string> {
  const username = newUsername();
  await signUp({ operationId: randomUUID(), username, password, timeZone: 'Europe/Warsaw' });
  return username;
}

/** Logs in on a new device. */
export async function logIn(username: string, secret: string = password): Promise<Actor> {
  const session = await tryLogIn(username, secret);
  const actor = session && (await actorOfSession(session.sessionToken, new Date()));
  if (!actor) throw new Error(`${username} could not log in`);
  return actor;
}

/** Null if username or password is wrong, like `startSession`. */
export function tryLogIn(username: string, secret: string = password, device = 'Test') {
  return startSession({ operationId: randomUUID(), username, password: secret, device });
}

/** The hash of {@link password} at the cost of production, whose check takes longer than a database change. */
export function slowPasswordHash(): string {
  return hashOfPassword(12);
}

function hashOfPassword(cost: number): string {
  return String(hashingWorker({ task: 'hash', password, cost }));
}
