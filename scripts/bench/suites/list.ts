import { newClient, rateOf, type Client } from '@/scripts/bench/client';
import { withCpuTime } from '@/scripts/bench/clock';
import type { Desk, Workspace } from '@/scripts/bench/desk';
import { percentile, type Figure } from '@/scripts/bench/result';
import { logCases, orderCases, placeAfter, type Case } from './cases';
import { factsOf } from './facts';

/** People who ask at once, for the rate. */
const CLIENTS = 10;

/** Requests of each case before it counts. */
const WARM_UP = 3;

type Place = { workspace: Workspace; cases: Map<string, Case>; one: Client; many: Client };

/** Asks for each case in all workspaces in turn, so that whatever else the machine does meets all of them alike. */
export async function measureList(desk: Desk): Promise<Figure[]> {
  const { origin, pid } = await desk.server();
  const places: Place[] = [];
  for (const workspace of desk.workspaces) {
    const one = newClient(origin, workspace.cookie);
    const many = newClient(origin, workspace.cookie, CLIENTS);
    const cases = await casesOf(desk, workspace, one);
    places.push({
      workspace,
      cases: new Map(cases.map((wanted) => [wanted.name, wanted])),
      one,
      many,
    });
  }
  const figures: Figure[] = [];
  for (const name of places[0]?.cases.keys() ?? []) {
    const measured = await measureCase(places, { name, pid, requests: desk.requests });
    figures.push(...measured);
    const p95s = measured.map(({ times }) => percentile(times ?? [], 95)?.toFixed(1));
    console.log(`  ${name}: p95 ${p95s.join(', ')} ms`);
  }
  for (const { one, many } of places) [one, many].forEach((client) => client.close());
  return figures;
}

async function casesOf(desk: Desk, workspace: Workspace, client: Client): Promise<Case[]> {
  const facts = await factsOf(desk, workspace);
  // The middle of the log is where it goes on after the orders of a day in the middle.
  const { body } = await client.get(`/logs?to=${facts.middleDay}`);
  return [...orderCases(facts), ...logCases(facts, placeAfter(body.toString()))];
}

async function measureCase(
  all: Place[],
  { name, pid, requests }: { name: string; pid: number; requests: number },
): Promise<Figure[]> {
  const places = all.filter(({ cases }) => cases.has(name));
  const times = new Map(places.map((place) => [place, [] as number[]]));
  for (let round = -WARM_UP; round < requests; round++) {
    for (const place of places) {
      const { path, shows } = place.cases.get(name)!;
      const { body, milliseconds } = await place.one.get(path);
      if (round >= 0) times.get(place)!.push(milliseconds);
      else if (shows && !body.includes(shows)) {
        throw new Error(`The page of "${name}" (${path}) does not show order ${shows}.`);
      }
    }
  }
  const figures: Figure[] = [];
  for (const place of places) {
    const { path } = place.cases.get(name)!;
    const [perSecond, computed] = await withCpuTime(pid, () =>
      rateOf(CLIENTS, requests, () => place.many.get(path)),
    );
    const cpu = computed === null ? null : computed / requests;
    figures.push({ orders: place.workspace.size, name, times: times.get(place)!, perSecond, cpu });
  }
  return figures;
}
