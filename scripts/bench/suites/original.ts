import { CLIENTS, measureAlternately, medianRatio, type Target } from '@/scripts/bench/alternate';
import { newClient } from '@/scripts/bench/client';
import type { BenchContext } from '@/scripts/bench/context';
import { checkPage, type OtherPage } from '@/scripts/bench/other-page';
import { median, type Figure } from '@/scripts/bench/result';

const SIZES = [25, 100];

type Side = Target & { name: string };

/** Requests a page of another server and our list in turn. */
export async function measureOriginal(context: BenchContext, other: OtherPage): Promise<Figure[]> {
  const workspace = context.workspaces.at(-1)!;
  const { rows } = await checkPage(other);
  const { origin, pid } = await context.server();
  const { url, cookie } = other;
  const theirs: Side = {
    name: `the other page, ${rows} rows`,
    client: newClient(url.origin, cookie, CLIENTS),
    path: url.pathname + url.search,
    pid: other.pid,
  };
  const ours = SIZES.map((size): Side => {
    const client = newClient(origin, workspace.cookie, CLIENTS);
    return { name: `ours, ${size} a page`, client, path: `/orders?size=${size}`, pid };
  });
  const sides = [theirs, ...ours];
  try {
    const measured = await measureAlternately(sides, context.requests);
    const base = measured.get(theirs)!;
    return sides.map((side): Figure => {
      const { times, rates, cpu } = measured.get(side)!;
      const of_other = medianRatio(rates, base.rates);
      const cpu_of_other = medianRatio(cpu, base.cpu);
      return {
        orders: workspace.size,
        name: side.name,
        times,
        perSecond: median(rates),
        cpu: median(cpu),
        ...(side !== theirs && { more: { other_rows: rows, of_other, cpu_of_other } }),
      };
    });
  } finally {
    for (const { client } of sides) client.close();
  }
}
