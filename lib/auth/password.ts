import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { noteTemporaryFailure, waitForPasswordsUntil } from '@/lib/http/request-context';
import { parseWerkzeug } from './werkzeug.mjs';

/** Passwords that are worked on at a time. */
const THREADS = 2;

/** How many passwords may wait for their turn before more are refused as busy. */
const MAX_WAITING = 200;

/** How long the passwords of a request may wait for their turns, in milliseconds: with the work itself, it is answered in 10 s. */
const LONGEST_WAIT_MS = 7_000;

type Workers = {
  pool: Piscina;
  working: number;
  /** Those who wait, the first one first. */
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
    working: 0,
    waiting: new Set(),
  });
}

/**
 * The hash to store for a password of any length.
 * @throws Refusal `busy` when too many are waiting, or its turn does not come in time.
 */
export function hashPassword(password: string): Promise<string> {
  return work<string>({ task: 'hash', password });
}

/**
 * Whether `password` belongs to `hash`, which is one of ours, or one that a user brought along from Flask. A null hash
 * (unknown or deactivated user) is never matched and costs the same.
 * @throws Refusal `busy` when too many are waiting, or its turn does not come in time.
 */
export function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  return work<boolean>({ task: 'verify', password, hash });
}

/** Whether a hash is one that a user brought along: it works, and one of ours is to take its place. */
export function isBroughtAlong(hash: string): boolean {
  return parseWerkzeug(hash) !== null;
}

/** Ends the worker threads. For scripts and tests. */
export async function closePasswordWorkers(): Promise<void> {
  await shared.orderDeskPasswords?.pool.destroy();
  shared.orderDeskPasswords = undefined;
}

async function work<T>(job: object): Promise<T> {
  const own = workers();
  await turn(own);
  try {
    return (await own.pool.run({ ...job, cost: env().PASSWORD_COST })) as T;
  } finally {
    const [next] = own.waiting;
    if (next) next();
    else own.working -= 1;
  }
}

/**
 * Waits for a free slot, which a finished job hands over. Not Piscina's own queue: the signal that removes a job from it
 * also stops a job that has just started, with its worker.
 */
async function turn(own: Workers): Promise<void> {
  if (own.working < THREADS) {
    own.working += 1;
    return;
  }
  if (own.waiting.size >= MAX_WAITING) throw busy();
  const until = waitForPasswordsUntil(performance.now() + LONGEST_WAIT_MS);
  await new Promise<void>((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      own.waiting.delete(begin);
      resolve();
    };
    const timer = setTimeout(() => {
      own.waiting.delete(begin);
      reject(busy());
    }, until - performance.now());
    own.waiting.add(begin);
  });
}

function busy(): Refusal<'busy'> {
  noteTemporaryFailure('busy');
  return new Refusal('busy', {});
}
