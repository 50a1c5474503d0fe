import { setTimeout as pause } from 'node:timers/promises';
import { withRaw } from '@/lib/db/raw';
import { newClient } from '@/scripts/bench/client';
import { cookieOf, newSession } from '@/scripts/bench/cookie';
import type { Desk, Workspace } from '@/scripts/bench/desk';

/** People who look at the list, and how long each looks at it before asking again, in milliseconds. */
const READERS = 2;
const LOOK_MS = 500;

/** Others who read the list of a workspace, each in a session of their own. */
export type Readers = {
  /** Each once: how long that took, in milliseconds. */
  once: () => Promise<number[]>;
  /** Again and again, for as long as `work` takes. */
  during: <T>(work: () => Promise<T>) => Promise<[T, times: number[]]>;
  close: () => void;
};

export async function newReaders(
  { database, settings }: Desk,
  { userId }: Workspace,
  origin: string,
): Promise<Readers> {
  const clients = await withRaw(database.ownerUrl, 'write', async (raw) => {
    const found = [];
    while (found.length < READERS) {
      const cookie = await cookieOf(await newSession(raw, userId), settings.AUTH_SECRET);
      found.push(newClient(origin, cookie));
    }
    return found;
  });
  const reads = clients.map(
    (client) => async () => (await client.get('/orders?view=all')).milliseconds,
  );
  return {
    once: () => Promise.all(reads.map((read) => read())),
    during: async (work) => {
      let isDone = false;
      const reading = Promise.all(reads.map((read) => readUntil(() => isDone, read)));
      const result = await work().finally(() => (isDone = true));
      return [result, (await reading).flat()];
    },
    close: () => clients.forEach((client) => client.close()),
  };
}

async function readUntil(isDone: () => boolean, read: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  while (!isDone()) {
    times.push(await read());
    await pause(LOOK_MS);
  }
  return times;
}
