import { setTimeout as pause } from 'node:timers/promises';
import { withRaw } from '@/lib/db/raw';
import { childEnvironment } from '@/lib/env';
import { formatNumber } from '@/lib/numbers';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { newClerk, type Clerk, type FormPage } from '@/scripts/bench/bulk/forms';
import { newClient } from '@/scripts/bench/client';
import { cookieOf, newSession } from '@/scripts/bench/cookie';
import type { Desk, Workspace } from '@/scripts/bench/desk';
import type { Figure } from '@/scripts/bench/result';
import { startServer } from '@/scripts/bench/server';
import { markOf, rewind } from '@/scripts/bench/writing/rewind';

const PROGRAM = 'scripts/bench/bulk/process.ts';

/** Orders that are delivered together, and the word by which they are found. */
const ORDERS = 10_000;
const WORD = 'xbulkx';

/** People who look at the list meanwhile, and how long each looks at it before asking again, in milliseconds. */
const READERS = 4;
const LOOK_MS = 200;

/** More presses than can be needed: a group that does not end must not keep the others waiting. */
const PRESSES = 60;

/** Delivers many orders through the pages of a server, as someone without JavaScript does, while others read the list. */
export async function measureBulk(desk: Desk): Promise<Figure[]> {
  const workspace = desk.workspaces[0]!;
  const orders = workspace.size;
  const mark = await markOf(desk.database.ownerUrl, workspace.id);
  const server = await startServer(desk.settings);
  try {
    await createOrders(desk, workspace);
    const readers = await readersOf(desk, workspace, server.origin);
    for (let turn = 0; turn < desk.requests; turn++) await readers[0]!();
    const clerk = newClerk(server.origin, workspace.cookie);
    const list = await clerk.open(`/orders?q=${WORD}&size=25`);
    const [preview, preview_seconds] = await timed(() =>
      clerk.send(list, {
        holding: 'name="bulk"',
        fields: { bulk: 'markDelivered', matching: 'on' },
      }),
    );
    let isDone = false;
    const reading = Promise.all(readers.map((read) => readUntil(() => isDone, read)));
    const [, seconds] = await timed(() => deliver(clerk, preview)).finally(() => (isDone = true));
    const times = (await reading).flat();
    const name = `${formatNumber(ORDERS)} orders`;
    return [
      { orders, name: `${name}, delivered`, more: { seconds, preview_seconds } },
      { orders, name: `${name}, the list meanwhile`, times },
    ];
  } finally {
    await server.stop();
    await forget(desk, workspace);
    await rewind(desk.database.ownerUrl, mark);
  }
}

/** Applies the preview, and presses Continue until all is done. */
async function deliver(clerk: Clerk, preview: FormPage): Promise<void> {
  let page = await clerk.send(preview, { holding: 'Apply to' });
  const sentence = `${formatNumber(ORDERS)} orders marked delivered.`;
  for (let press = 0; !page.html.includes(sentence); press++) {
    if (press === PRESSES) throw new Error(`${page.path} does not come to an end.`);
    page = await clerk.send(page, { holding: 'Continue' });
  }
}

async function createOrders({ settings }: Desk, { userId }: Workspace): Promise<void> {
  const node = ['--conditions=react-server', '--import', 'tsx', PROGRAM];
  const { code, output } = await capture(
    process.execPath,
    [...node, userId, String(ORDERS), WORD],
    childEnvironment({ ...settings, NODE_ENV: 'production', LOG_LEVEL: 'warn' }),
  );
  if (code !== 0) throw new Error(`Orders could not be written:\n${output}`);
}

/** Each asks for the list once, in a session of their own, and answers how long that took, in milliseconds. */
async function readersOf(
  { database, settings }: Desk,
  { userId }: Workspace,
  origin: string,
): Promise<(() => Promise<number>)[]> {
  return withRaw(database.ownerUrl, 'write', async (raw) => {
    const readers = [];
    for (let number = 0; number < READERS; number++) {
      const cookie = await cookieOf(await newSession(raw, userId), settings.AUTH_SECRET);
      const client = newClient(origin, cookie);
      readers.push(async () => (await client.get('/orders?view=all')).milliseconds);
    }
    return readers;
  });
}

async function readUntil(isDone: () => boolean, read: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  while (!isDone()) {
    times.push(await read());
    await pause(LOOK_MS);
  }
  return times;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1_000];
}

/** The groups that were made here: orders that never were cannot be acted on. */
function forget({ database }: Desk, { id }: Workspace): Promise<void> {
  return withRaw(database.ownerUrl, 'write', async (raw) => {
    await raw.run(`DELETE FROM "GroupOrder" WHERE "workspaceId" = $1`, [id]);
    await raw.run(`DELETE FROM "Group" WHERE "workspaceId" = $1`, [id]);
  });
}
