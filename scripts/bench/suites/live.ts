import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { newClient } from '@/scripts/bench/client';
import { withCpuTime } from '@/scripts/bench/clock';
import { newCookies, type Desk, type Workspace } from '@/scripts/bench/desk';
import { openScreens, type OpenScreen } from '@/scripts/bench/live/screens';
import { runProgram } from '@/scripts/bench/program';
import type { Figure } from '@/scripts/bench/result';
import { startServer, type Server } from '@/scripts/bench/server';
import { markOf, rewind } from '@/scripts/bench/writing/rewind';

const PROGRAM = 'scripts/bench/live/process.ts';

/** Open pages, each of a session of its own; and those that warm the server up. */
const SCREENS = 200;
const FIRST_SCREENS = 20;

/** How long nothing happens, and how long the last change has to arrive, in milliseconds. */
const IDLE_MS = 10_000;
const ARRIVAL_MS = 2_000;

/** Changes, for a hundred requests that a case of another suite has. */
const CHANGES = 20;

const lineSchema = z.object({ id: z.string(), at: z.number() });

/** Many open pages on one server: what they take, and how soon all of them know of a change. */
export async function measureLive(desk: Desk): Promise<Figure[]> {
  const workspace = desk.workspaces[0]!;
  const orders = workspace.size;
  const server = await startServer(desk.settings);
  const mark = await markOf(desk.database.ownerUrl, workspace.id);
  let screens: OpenScreen[] = [];
  try {
    await warmUp(desk, workspace, server);
    const cookies = await newCookies(desk, workspace, SCREENS);
    const before = server.memory();
    screens = await openScreens(server.origin, cookies);
    const [, idle] = await withCpuTime(server.pid, () => pause(IDLE_MS));
    const kb = (server.memory() - before) / SCREENS / 1_000;
    const changes = await change(desk, workspace);
    await pause(ARRIVAL_MS);
    const times = changes.map(({ id, at }) => {
      const told = screens.map(({ heard }) => heard.get(id) ?? Infinity);
      if (told.includes(Infinity)) throw new Error('A screen was not told of a change.');
      // Some know before whoever made it does.
      return Math.max(0, ...told.map((time) => time - at));
    });
    const name = `${SCREENS} screens`;
    return [
      {
        orders,
        name: `${name}, idle`,
        more: { kb_per_screen: kb, ...(idle !== null && { cpu_percent: (100 * idle) / IDLE_MS }) },
      },
      { orders, name: `${name}, last one told`, times, more: { worst_ms: Math.max(...times) } },
    ];
  } finally {
    for (const { close } of screens) close();
    await server.stop();
    await rewind(desk.database.ownerUrl, mark);
  }
}

/** As it is at work, with all of its code loaded. */
async function warmUp(desk: Desk, workspace: Workspace, server: Server): Promise<void> {
  const client = newClient(server.origin, workspace.cookie);
  for (let turn = 0; turn < desk.requests; turn++) await client.get('/orders?view=all');
  client.close();
  const cookies = await newCookies(desk, workspace, FIRST_SCREENS);
  for (const { close } of await openScreens(server.origin, cookies)) close();
}

async function change(desk: Desk, { userId }: Workspace): Promise<z.infer<typeof lineSchema>[]> {
  const count = String(Math.ceil((CHANGES * Math.min(desk.requests, 100)) / 100));
  const output = await runProgram(desk, PROGRAM, [userId, count]);
  return output
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
