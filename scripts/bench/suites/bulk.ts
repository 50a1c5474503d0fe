import { setTimeout as pause } from 'node:timers/promises';
import { formatNumber } from '@/lib/numbers';
import { newFormClient, type FormClient, type FormPage } from '@/scripts/bench/form-client';
import type { BenchContext } from '@/scripts/bench/context';
import { timed } from '@/scripts/bench/measure';
import { runSubprocess } from '@/scripts/bench/subprocess';
import { newReaders } from '@/scripts/bench/readers';
import type { Figure } from '@/scripts/bench/result';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

const PROCESS = 'scripts/bench/bulk/process.ts';

/** Orders that one bulk action delivers, and the search that finds them. */
const ORDERS = 10_000;
const WORD = 'xbulkx';

/** Users who read the list at the same time. */
const READERS = { count: 4, pauseMs: 200 };

/** Between looks at the page, in milliseconds. */
const LOOK_MS = 250;

/** More than a bulk action needs; stops one that never ends. */
const LOOKS = 1_000;

/** Delivers many orders through the pages, without JavaScript, while others read the list. */
export async function measureBulk(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces[0]!;
  const orders = workspace.size;
  const mark = await markOf(context.database.ownerUrl, workspace.id);
  const server = await context.newServer();
  try {
    await runSubprocess(context, PROCESS, [workspace.userId, String(ORDERS), WORD]);
    const readers = await newReaders(context, workspace, { origin: server.origin, ...READERS });
    // Warms the server up.
    for (let turn = 0; turn < context.requests; turn += READERS.count) await readers.once();
    const formClient = newFormClient(server.origin, workspace.cookie);
    const list = await formClient.open(`/orders?q=${WORD}&size=25`);
    const [preview, preview_seconds] = await timed(() =>
      formClient.submit(list, {
        containing: 'name="bulk"',
        fields: { bulk: 'markDelivered', matching: 'on' },
      }),
    );
    const [[, seconds], times] = await readers.during(() =>
      timed(() => deliver(formClient, preview)),
    );
    readers.close();
    const name = `${formatNumber(ORDERS)} orders`;
    return [
      { orders, name: `${name}, delivered`, more: { seconds, preview_seconds } },
      { orders, name: `${name}, list requests`, times },
    ];
  } finally {
    await server.stop();
    await rewind(context.database.ownerUrl, mark);
  }
}

/** Applies the preview, and waits until all orders are delivered. */
async function deliver(formClient: FormClient, preview: FormPage): Promise<void> {
  let page = await formClient.submit(preview, { containing: 'Apply to' });
  const sentence = `${formatNumber(ORDERS)} orders marked delivered.`;
  for (let look = 0; !page.html.includes(sentence); look++) {
    if (look === LOOKS) throw new Error(`${page.path} does not end.`);
    await pause(LOOK_MS);
    page = await formClient.open(page.path);
  }
}
