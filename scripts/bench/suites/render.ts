import { gzipSync } from 'node:zlib';
import {
  CLIENTS,
  measureAlternately,
  medianRatio,
  type Rounds,
  type Target,
} from '@/scripts/bench/alternate';
import { newClient, type Client } from '@/scripts/bench/client';
import { newCourier } from '@/scripts/bench/courier';
import type { BenchContext } from '@/scripts/bench/context';
import {
  EMPTY_HANDLER,
  MARKUP_PAGE,
  startEmptyApplication,
} from '@/scripts/bench/empty-application';
import { median, type Figure } from '@/scripts/bench/result';
import { measureProcesses } from './processes';

const LIST = '/orders?size=25';

/** Names of pages that others are compared with. */
const [EMPTY_PAGE, MARKUP, ROWS_PAGE] = ['empty page', 'markup of 25 rows', '25 rows'];

/** What a changed screen requests to update its list: app/(desk)/orders/live/route.ts. */
const LIVE_REFRESH = '/orders/live?size=25';

/** Next requests a page with these instead of HTML. Without the parameter it redirects to the URL with it. */
const PAYLOAD = { RSC: '1', accept: '*/*' };
const PAYLOAD_PARAMETER = '_rsc';

/** Of the courier. */
const DELIVERIES = 25;

type Page = Target & { name: string; orders: number; commit: string | undefined };

/** Pages of one build. */
type Pages = { pages: Page[]; close: () => Promise<void> };

/** Measures pages and what they weigh, beside an empty page of the same framework and server. */
export async function measureRender(contexts: BenchContext[]): Promise<Figure[]> {
  const opened: Pages[] = [];
  try {
    for (const context of contexts) opened.push(await openPages(context));
    const [first] = opened as [Pages];
    // The same page of all commits, one after the other.
    const all = first.pages.flatMap((_, index) => opened.map(({ pages }) => pages[index]!));
    const measured = await measureAlternately(all, contexts[0]!.requests);
    const pagesOf = new Map(opened.flatMap(({ pages }) => pages.map((page) => [page, pages])));
    const figures = all.map((page) => figureOf(measured, page, pagesOf.get(page)!));
    return [...figures, ...(await measureProcesses(contexts))];
  } finally {
    for (const { close } of opened) await close();
  }
}

async function openPages(context: BenchContext): Promise<Pages> {
  const workspace = context.workspaces.at(-1)!;
  const courier = await newCourier(context, workspace, DELIVERIES);
  const { origin, pid } = await context.server();
  const ourClient = newClient(origin, workspace.cookie, CLIENTS);
  const { body } = await ourClient.get(LIST);
  const empty = await startEmptyApplication(context, body.toString());
  const clients = {
    ours: ourClient,
    none: newClient(origin, context.empty.cookie, CLIENTS),
    courier: newClient(origin, courier.cookie, CLIENTS),
    empty: newClient(empty.origin, workspace.cookie, CLIENTS),
  };
  const ours = {
    orders: workspace.size,
    commit: context.build.commit,
    client: clients.ours,
    pid,
  };
  const base = { ...ours, orders: 0, client: clients.empty, pid: empty.pid };
  const payload = { path: `${LIST}&${PAYLOAD_PARAMETER}`, headers: PAYLOAD };
  const pages: Page[] = [
    { ...base, name: EMPTY_PAGE, path: '/' },
    { ...base, name: 'empty route handler', path: EMPTY_HANDLER },
    { ...base, name: MARKUP, path: MARKUP_PAGE },
    { ...ours, name: 'no rows', orders: 0, path: '/orders', client: clients.none },
    { ...ours, name: ROWS_PAGE, path: LIST },
    { ...ours, name: '25 rows, gzip', path: LIST, headers: { 'accept-encoding': 'gzip' } },
    { ...ours, name: '100 rows', path: '/orders?size=100' },
    { ...ours, name: 'log', path: '/logs' },
    { ...ours, name: 'deliveries', path: '/deliveries', client: clients.courier },
    { ...ours, name: 'navigation to 25 rows', ...payload },
    {
      ...ours,
      name: 'live refresh',
      // Earlier commits request the page again.
      ...((await responds(clients.ours, LIVE_REFRESH)) ? { path: LIVE_REFRESH } : payload),
    },
  ];
  const close = async () => {
    Object.values(clients).forEach((client) => client.close());
    await empty.remove();
    await courier.remove();
  };
  return { pages, close };
}

function responds(client: Client, path: string): Promise<boolean> {
  return client.get(path).then(
    () => true,
    () => false,
  );
}

function figureOf(measured: Map<Page, Rounds>, page: Page, pages: Page[]): Figure {
  const { times, cpu, rates, body } = measured.get(page)!;
  const of = (base: string) =>
    medianRatio(cpu, measured.get(pages.find(({ name }) => name === base)!)!.cpu);
  const isCompressed = page.headers?.['accept-encoding'] !== undefined;
  return {
    orders: page.orders,
    name: page.name,
    commit: page.commit,
    times,
    perSecond: median(rates),
    cpu: median(cpu),
    more: {
      of_empty: of(EMPTY_PAGE),
      of_markup: page.name === ROWS_PAGE ? of(MARKUP) : null,
      kb: isCompressed ? null : body.length / 1_000,
      gzip_kb: (isCompressed ? body.length : gzipSync(body).length) / 1_000,
    },
  };
}
