import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from './client';
import { newCookies, type Desk, type Workspace } from './desk';

/** Others who read the list of a workspace, each in a session of their own. */
export type Readers = {
  /** Each once: how long that took, in milliseconds. */
  once: () => Promise<number[]>;
  /** Again and again, for as long as `work` takes. */
  during: <T>(work: () => Promise<T>) => Promise<[T, times: number[]]>;
  close: () => void;
};

/** So many readers, each of whom looks at the list for `pauseMs` milliseconds before asking again. */
export async function newReaders(
  desk: Desk,
  workspace: Workspace,
  { origin, count, pauseMs }: { origin: string; count: number; pauseMs: number },
): Promise<Readers> {
  const cookies = await newCookies(desk, workspace, count);
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
