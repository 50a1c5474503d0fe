import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/refusal';
import { parseWerkzeug } from './werkzeug.mjs';

/** How many passwords may wait for a worker before more are refused as busy. */
const MAX_WAITING = 200;

// One pool per process, however often Next loads this module.
const shared = globalThis as typeof globalThis & { orderDeskPasswordPool?: Piscina };

function pool(): Piscina {
  return (shared.orderDeskPasswordPool ??= new Piscina({
    filename: path.resolve('lib/auth/password-worker.mjs'),
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 60_000,
    maxQueue: MAX_WAITING,
  }));
}

/**
 * The hash to store for a password of any length.
 * @throws Refusal `busy` when too many are waiting.
 */
export function hashPassword(password: string): Promise<string> {
  return work<string>({ task: 'hash', password });
}

/**
 * Whether `password` belongs to `hash`, which is one of ours, or one that a user brought along from Flask. A null hash
 * (unknown or deactivated user) is never matched and costs the same.
 * @throws Refusal `busy` when too many are waiting.
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
  await shared.orderDeskPasswordPool?.destroy();
  shared.orderDeskPasswordPool = undefined;
}

async function work<T>(job: object): Promise<T> {
  if (pool().queueSize >= MAX_WAITING) throw new Refusal('busy', {});
  return pool().run({ ...job, cost: env().PASSWORD_COST }) as Promise<T>;
}
