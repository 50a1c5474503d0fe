import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from './client';
import { newCookies, type BenchContext, type Workspace } from './context';

/** Concurrent users who read the list of a workspace, each with their own session. */
export type Readers = {
  /** Each reads once. Returns the times in milliseconds. */
  once: () => Promise<number[]>;
  /** They read repeatedly until `work` is done. Returns its result and the times. */
  during: <T>(work: () => Promise<T>) => Promise<[T, times: number[]]>;
  close: () => void;
};

export async function newReaders(
  context: BenchContext,
  workspace: Workspace,
  { origin, count, pauseMs }: { origin: string; count: number; pauseMs: number },
): Promise<Readers> {
  const cookies = await newCookies(context, workspace, count);
  const clients = cookies.map((cookie) => newClient(origin, cookie));
  const reads = clients.map(
    (client) => async () => (await client.get('/orders?view=all')).milliseconds,
  );
  return {
    once: () => Promise.all(reads.map((read) => read())),
    during: async (work) => {
      let isDone = false;
      const readUntilDone = async (read: () => Promise<number>) => {
        const times: number[] = [];
        while (!isDone) {
          times.push(await read());
          await pause(pauseMs);
        }
        return times;
      };
      const [result, ...times] = await Promise.all([
        work().finally(() => (isDone = true)),
        ...reads.map(readUntilDone),
      ]);
      return [result, times.flat()];
    },
    close: () => clients.forEach((client) => client.close()),
  };
}
