import { gzipSync } from 'node:zlib';
import { newClient, rateOf, type Client } from '@/scripts/bench/client';
import { withCpuTime } from '@/scripts/bench/measure';
import type { BenchContext } from '@/scripts/bench/context';
import { startEmptyApplication } from '@/scripts/bench/empty-application';
import type { Figure } from '@/scripts/bench/result';

const ROWS = '/orders?size=25';

/** Concurrent. */
const CLIENTS = 10;

/** Rounds alternate between the pages, so that noise affects all alike. */
const ROUNDS = 5;

type Page = {
  name: string;
  orders: number;
  path: string;
  client: Client;
  pid: number;
  headers?: Record<string, string>;
};

/** Measures the size of the page with 25 rows, and its rate compared with an empty page of the same framework. */
export async function measureRender(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces.at(-1)!;
  const { origin, pid } = await context.server();
  const empty = await startEmptyApplication(context.settings);
  const ours = newClient(origin, workspace.cookie, CLIENTS);
  const clients = {
    ours,
    none: newClient(origin, context.empty.cookie, CLIENTS),
    empty: newClient(empty.origin, workspace.cookie, CLIENTS),
  };
  const orders = workspace.size;
  const pages: Page[] = [
    { name: 'empty page', orders: 0, path: '/', client: clients.empty, pid: empty.pid },
    { name: 'no rows', orders: 0, path: '/orders', client: clients.none, pid },
    { name: '25 rows', orders, path: ROWS, client: ours, pid },
    {
      name: '25 rows, gzip',
      orders,
      path: ROWS,
      client: ours,
      pid,
      headers: { 'accept-encoding': 'gzip' },
    },
  ];
  try {
    const figures: Figure[] = [];
    for (const [page, figure] of await measurePages(pages, context.requests)) {
      figures.push({ ...figure, more: await sizesOf(page) });
    }
    const [base, , rows] = figures;
    rows!.more = { ...rows!.more, of_empty: rows!.perSecond! / base!.perSecond! };
    return figures;
  } finally {
    Object.values(clients).forEach((client) => client.close());
    await empty.remove();
  }
}

async function measurePages(pages: Page[], requests: number): Promise<[Page, Figure][]> {
  const measured = pages.map((page) => ({ page, times: [] as number[], seconds: 0, cpu: 0 }));
  for (let round = -1; round < ROUNDS; round++) {
    for (const entry of measured) {
      const { client, pid, path, headers } = entry.page;
      const times: number[] = [];
      for (let turn = 0; turn < Math.ceil(requests / ROUNDS); turn++) {
        times.push((await client.get(path, headers)).milliseconds);
      }
      const [rate, cpu] = await withCpuTime(pid, () =>
        rateOf(CLIENTS, requests, () => client.get(path, headers)),
      );
      if (round < 0) continue; // warming up
      entry.times.push(...times);
      entry.seconds += requests / rate;
      entry.cpu += cpu ?? NaN;
    }
  }
  const all = ROUNDS * requests;
  return measured.map(({ page, times, seconds, cpu }) => [
    page,
    {
      orders: page.orders,
      name: page.name,
      times,
      perSecond: all / seconds,
      cpu: Number.isNaN(cpu) ? null : cpu / all,
    },
  ]);
}

/** Bytes of the page, and of the payload of a client-side navigation. */
async function sizesOf({ client, path, headers }: Page): Promise<Record<string, number>> {
  if (headers) return {};
  const html = await client.get(path);
  // Without this parameter, Next redirects to the URL with it.
  const payloadPath = `${path}${path.includes('?') ? '&' : '?'}_rsc`;
  const payload = await client.get(payloadPath, { RSC: '1', accept: '*/*' });
  return {
    html_bytes: html.body.length,
    html_gzip_bytes: gzipSync(html.body).length,
    rsc_bytes: payload.body.length,
    rsc_gzip_bytes: gzipSync(payload.body).length,
  };
}
