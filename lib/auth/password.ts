import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { noteTemporaryFailure, waitForPasswordsUntil } from '@/lib/http/request-context';
import { parseWerkzeug } from './werkzeug.mjs';

const THREADS = 2;

const MAX_WAITING = 200;

/** For all passwords of a request: with the hashing itself, it is answered within 10 s. */
const MAX_WAIT_MS = 7_000;

type Workers = {
  pool: Piscina;
  running: number;
  waiting: Set<() => void>;
};

// One pool per process, however often Next loads this module.
const shared = globalThis as typeof globalThis & { orderDeskPasswords?: Workers };

function workers(): Workers {
  return (shared.orderDeskPasswords ??= {
    pool: new Piscina({
      filename: path.resolve('lib/auth/password-worker.mjs'),
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: 60_000,
    }),
    running: 0,
    waiting: new Set(),
  });
}

/** Throws Refusal `busy` when too many requests are waiting, or this one waited too long. */
export function hashPassword(password: string): Promise<string> {
  return runJob<string>({ task: 'hash', password });
}

/** A null hash never matches and takes the same time. Throws Refusal `busy` as {@link hashPassword} does. */
export function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  return runJob<boolean>({ task: 'verify', password, hash });
}

/** Whether the hash came from Flask: it still works, and the next sign-in replaces it. */
export function isWerkzeugHash(hash: string): boolean {
  return parseWerkzeug(hash) !== null;
}

export async function closePasswordWorkers(): Promise<void> {
  await shared.orderDeskPasswords?.pool.destroy();
  shared.orderDeskPasswords = undefined;
}

async function runJob<T>(job: object): Promise<T> {
  const state = workers();
  await waitForSlot(state);
  try {
    return (await state.pool.run({ ...job, cost: env().PASSWORD_COST })) as T;
  } finally {
    const [next] = state.waiting;
    if (next) next();
    else state.running -= 1;
  }
}

/** Not Piscina's own queue: its abort signal also kills a job that has just started, and its worker. */
async function waitForSlot(state: Workers): Promise<void> {
  if (state.running < THREADS) {
    state.running += 1;
    return;
  }
  if (state.waiting.size >= MAX_WAITING) throw busy();
  const until = waitForPasswordsUntil(performance.now() + MAX_WAIT_MS);
  await new Promise<void>((resolve, reject) => {
    const start = () => {
      clearTimeout(timer);
      state.waiting.delete(start);
      resolve();
    };
    const timer = setTimeout(() => {
      state.waiting.delete(start);
      reject(busy());
    }, until - performance.now());
    state.waiting.add(start);
  });
}

function busy(): Refusal<'busy'> {
  noteTemporaryFailure('busy');
  return new Refusal('busy', {});
}
