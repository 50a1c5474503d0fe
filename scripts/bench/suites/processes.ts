import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  measureAlternately,
  medianRatio,
  type Rounds,
  type Target,
} from '@/scripts/bench/alternate';
import { newClient } from '@/scripts/bench/client';
import type { BenchContext } from '@/scripts/bench/context';
import { median, type Figure } from '@/scripts/bench/result';
import type { Server } from '@/scripts/bench/server';

const LIST = '/orders?size=25';

/** The kernel assigns connections to processes at random, so a few would often be unevenly distributed. */
const CLIENTS = 40;

/** The first major version of Node in which processes can share a port. */
const NODE = 24;

type Count = Target & { context: BenchContext; processes: number; close: () => Promise<void> };

/** Measures the rate of the list with two server processes on one port, compared with one. */
export async function measureProcesses(contexts: BenchContext[]): Promise<Figure[]> {
  const able = contexts.filter(({ build }) => hasWorkers(build.folder));
  if (able.length === 0 || Number(process.versions.node.split('.')[0]) < NODE) {
    console.log(`  Skipped several processes: they need WORKERS and Node ${NODE}.`);
    return [];
  }
  const counts: Count[] = [];
  try {
    for (const context of able) {
      for (const processes of [1, 2]) counts.push(await startProcesses(context, processes));
    }
    const measured = await measureAlternately(counts, 2 * contexts[0]!.requests);
    return counts.map((count) => {
      const one = counts.find((of) => of.context === count.context)!;
      return figureOf(count, measured.get(count)!, measured.get(one)!);
    });
  } finally {
    for (const { close } of counts) await close();
  }
}

async function startProcesses(context: BenchContext, processes: number): Promise<Count> {
  const server: Server = await context.newServer({ WORKERS: String(processes) });
  const client = newClient(server.origin, context.workspaces.at(-1)!.cookie, CLIENTS);
  const close = async () => {
    client.close();
    await server.stop();
  };
  return { context, processes, client, path: LIST, clients: CLIENTS, pid: server.pid, close };
}

function figureOf({ context, processes }: Count, of: Rounds, one: Rounds): Figure {
  return {
    orders: context.workspaces.at(-1)!.size,
    name: processes === 1 ? '25 rows, 1 process' : `25 rows, ${processes} processes`,
    commit: context.build.commit,
    times: of.times,
    perSecond: median(of.rates),
    cpu: median(of.cpu),
    ...(processes > 1 && { more: { of_one: medianRatio(of.rates, one.rates) } }),
  };
}

/** Whether this code has the setting for the number of processes. */
function hasWorkers(folder: string): boolean {
  return readFileSync(path.join(folder, 'lib/env.ts'), 'utf8').includes('WORKERS');
}
