import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import { Refusal } from '@/lib/refusal';

/** How many passwords may wait for a worker before more are refused as busy. */
const MAX_WAITING = 200;

/** A hash of nobody's password, with today's cost: checking against it takes as long as against a real one. */
const NOBODY = '$2b$12$cC3.Xcbk5fGcwSEM6VWGTe3o1CmXnEVsknNuk3Jd4oTZRj/11HEs.';

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
 * Whether `password` belongs to `hash`. A null hash (unknown or deactivated user) is never matched and costs the same.
 * @throws Refusal `busy` when too many are waiting.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const matches = await work<boolean>({ task: 'verify', password, hash: hash ?? NOBODY });
  return matches && hash !== null;
}

/** Ends the worker threads. For scripts and tests. */
export async function closePasswordWorkers(): Promise<void> {
  await shared.orderDeskPasswordPool?.destroy();
  shared.orderDeskPasswordPool = undefined;
}

async function work<T>(job: object): Promise<T> {
  if (pool().queueSize >= MAX_WAITING) throw new Refusal('busy', {});
  return pool().run(job) as Promise<T>;
}
