import { newClient } from '@/scripts/bench/client';
import type { BenchContext, Workspace } from '@/scripts/bench/context';
import { startEmptyApplication } from '@/scripts/bench/empty-application';
import type { Figure } from '@/scripts/bench/result';
import { withChromium } from '@/scripts/bench/browser/chromium';
import { interactionTimes } from '@/scripts/bench/browser/interaction';
import { runLighthouse } from '@/scripts/bench/browser/lighthouse';
import { scriptBytes } from '@/scripts/bench/browser/scripts';

const LIST = '/orders?view=all';

/** Measures the list of the largest workspace in a browser. */
export async function measureBrowser(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces.at(-1)!;
  const { origin } = await context.server();
  await warmUp(origin, workspace);
  const empty = await startEmptyApplication(context);
  const orders = workspace.size;
  try {
    const page = { url: origin + LIST, cookie: workspace.cookie };
    const scripts = await withChromium(({ browser }) => scriptBytes(browser, page));
    const emptyPage = { url: empty.origin, cookie: '' };
    const least = await withChromium(({ browser }) => scriptBytes(browser, emptyPage));
    const lighthouse = await withChromium(({ port }) => runLighthouse(port, page));
    // What the framework and this machine leave to reach.
    const emptyLighthouse = await withChromium(({ port }) => runLighthouse(port, emptyPage));
    const times = await withChromium(({ browser }) => interactionTimes(browser, page));
    return [
      {
        orders,
        name: 'JavaScript',
        more: {
          gzip_kb: scripts / 1_000,
          empty_gzip_kb: least / 1_000,
          above_empty_kb: (scripts - least) / 1_000,
        },
      },
      { orders, name: 'Lighthouse', more: lighthouse },
      { orders: 0, name: 'Lighthouse, empty page', more: emptyLighthouse },
      { orders, name: 'click on a link that sorts', times },
    ];
  } finally {
    await empty.remove();
  }
}

async function warmUp(origin: string, { cookie }: Workspace): Promise<void> {
  const client = newClient(origin, cookie);
  for (let turn = 0; turn < 20; turn++) await client.get(LIST);
  client.close();
}
