import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { newClient } from '@/scripts/bench/client';
import { withCpuTime } from '@/scripts/bench/measure';
import { newCookies, type BenchContext, type Workspace } from '@/scripts/bench/context';
import { openStreams, type LiveStream } from '@/scripts/bench/live/streams';
import { runSubprocess } from '@/scripts/bench/subprocess';
import type { Figure } from '@/scripts/bench/result';
import type { Server } from '@/scripts/bench/server';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

const PROCESS = 'scripts/bench/live/process.ts';

/** Streams, each with its own session; and those that warm the server up. */
const STREAMS = 200;
const WARM_UP_STREAMS = 20;

const IDLE_MS = 10_000;
const ARRIVAL_MS = 2_000;

/** Changes per hundred requests of the options. */
const CHANGES = 20;

const lineSchema = z.object({ id: z.string(), at: z.number() });

/** Opens many event streams on one server. Measures memory, CPU time, and when the last one receives a change. */
export async function measureLive(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces[0]!;
  const orders = workspace.size;
  const server = await context.newServer();
  const mark = await markOf(context.database.ownerUrl, workspace.id);
  let streams: LiveStream[] = [];
  try {
    await warmUp(context, workspace, server);
    const cookies = await newCookies(context, workspace, STREAMS);
    const before = server.memory();
    streams = await openStreams(server.origin, cookies);
    const [, idle] = await withCpuTime(server.pid, () => pause(IDLE_MS));
    const kb = (server.memory() - before) / STREAMS / 1_000;
    const [changes, busy] = await withCpuTime(server.pid, () => change(context, workspace));
    await pause(ARRIVAL_MS);
    const times = changes.map(({ id, at }) => {
      const received = streams.map(({ receivedAt }) => receivedAt.get(id) ?? Infinity);
      if (received.includes(Infinity)) throw new Error('A stream did not receive a change.');
      // A stream can receive a change before the process that made it continues.
      return Math.max(0, ...received.map((time) => time - at));
    });
    const name = `${STREAMS} streams`;
    return [
      {
        orders,
        name: `${name}, idle`,
        more: { kb_per_screen: kb, ...(idle !== null && { cpu_percent: (100 * idle) / IDLE_MS }) },
      },
      {
        orders,
        name: `${name}, last one notified`,
        times,
        // Includes what the server does anyway between two changes.
        cpu: busy === null ? null : busy / changes.length,
        more: { worst_ms: Math.max(...times) },
      },
    ];
  } finally {
    for (const { close } of streams) close();
    await server.stop();
    await rewind(context.database.ownerUrl, mark);
  }
}

async function warmUp(context: BenchContext, workspace: Workspace, server: Server): Promise<void> {
  const client = newClient(server.origin, workspace.cookie);
  for (let turn = 0; turn < context.requests; turn++) await client.get('/orders?view=all');
  client.close();
  const cookies = await newCookies(context, workspace, WARM_UP_STREAMS);
  for (const { close } of await openStreams(server.origin, cookies)) close();
}

async function change(
  context: BenchContext,
  { userId }: Workspace,
): Promise<z.infer<typeof lineSchema>[]> {
  const count = String(Math.ceil((CHANGES * Math.min(context.requests, 100)) / 100));
  const output = await runSubprocess(context, PROCESS, [userId, count]);
  return output
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
