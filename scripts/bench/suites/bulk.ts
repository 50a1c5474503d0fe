import { formatNumber } from '@/lib/numbers';
import { newClerk, type Clerk, type FormPage } from '@/scripts/bench/bulk/forms';
import type { Desk } from '@/scripts/bench/desk';
import { runProgram } from '@/scripts/bench/program';
import { newReaders } from '@/scripts/bench/readers';
import type { Figure } from '@/scripts/bench/result';
import { startServer } from '@/scripts/bench/server';
import { markOf, rewind } from '@/scripts/bench/writing/rewind';

const PROGRAM = 'scripts/bench/bulk/process.ts';

/** Orders that are delivered together, and the word by which they are found. */
const ORDERS = 10_000;
const WORD = 'xbulkx';

/** People who look at the list meanwhile. */
const READERS = { count: 4, pauseMs: 200 };

/** More presses than can be needed: a group that does not end must not keep the others waiting. */
const PRESSES = 60;

/** Delivers many orders through the pages of a server, as someone without JavaScript does, while others read the list. */
export async function measureBulk(desk: Desk): Promise<Figure[]> {
  const workspace = desk.workspaces[0]!;
  const orders = workspace.size;
  const mark = await markOf(desk.database.ownerUrl, workspace.id);
  const server = await startServer(desk.settings);
  try {
    await runProgram(desk, PROGRAM, [workspace.userId, String(ORDERS), WORD]);
    const readers = await newReaders(desk, workspace, { origin: server.origin, ...READERS });
    // As it is at work, with all of its code loaded.
    for (let turn = 0; turn < desk.requests; turn += READERS.count) await readers.once();
    const clerk = newClerk(server.origin, workspace.cookie);
    const list = await clerk.open(`/orders?q=${WORD}&size=25`);
    const [preview, preview_seconds] = await timed(() =>
      clerk.send(list, {
        holding: 'name="bulk"',
        fields: { bulk: 'markDelivered', matching: 'on' },
      }),
    );
    const [[, seconds], times] = await readers.during(() => timed(() => deliver(clerk, preview)));
    readers.close();
    const name = `${formatNumber(ORDERS)} orders`;
    return [
      { orders, name: `${name}, delivered`, more: { seconds, preview_seconds } },
      { orders, name: `${name}, the list meanwhile`, times },
    ];
  } finally {
    await server.stop();
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

async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1_000];
}
