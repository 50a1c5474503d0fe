import { newClient, rateOf, type Client } from '@/scripts/bench/client';
import { withCpuTime } from '@/scripts/bench/measure';
import type { BenchContext, Workspace } from '@/scripts/bench/context';
import { percentile, type Figure } from '@/scripts/bench/result';
import { logCases, orderCases, nextCursor, type Case } from './cases';
import { factsOf } from './facts';

/** Concurrent, for the rate. */
const CLIENTS = 10;

/** Unmeasured requests per case. */
const WARM_UP = 3;

type Target = {
  context: BenchContext;
  workspace: Workspace;
  cases: Map<string, Case>;
  one: Client;
  many: Client;
  pid: number;
};

/** Requests each case in all workspaces of all builds alternately, so that noise affects all of them alike. */
export async function measureList(contexts: BenchContext[]): Promise<Figure[]> {
  const targets: Target[] = [];
  for (const [index] of contexts[0]!.workspaces.entries()) {
    for (const context of contexts) targets.push(await newTarget(context, index));
  }
  const figures: Figure[] = [];
  for (const name of targets[0]?.cases.keys() ?? []) {
    const measured = await measureCase(targets, name, contexts[0]!.requests);
    figures.push(...measured);
    const p95s = measured.map(({ times }) => percentile(times ?? [], 95)?.toFixed(1));
    console.log(`  ${name}: p95 ${p95s.join(', ')} ms`);
  }
  for (const { one, many } of targets) [one, many].forEach((client) => client.close());
  return figures;
}

async function newTarget(context: BenchContext, index: number): Promise<Target> {
  const { origin, pid } = await context.server();
  const workspace = context.workspaces[index]!;
  const one = newClient(origin, workspace.cookie);
  const many = newClient(origin, workspace.cookie, CLIENTS);
  const cases = await casesOf(context, workspace, one);
  const byName = new Map(cases.map((wanted) => [wanted.name, wanted]));
  return { context, workspace, cases: byName, one, many, pid };
}

async function casesOf(
  context: BenchContext,
  workspace: Workspace,
  client: Client,
): Promise<Case[]> {
  const facts = await factsOf(context, workspace);
  // The page after the entries of the median day is in the middle of the log.
  const { body } = await client.get(`/logs?to=${facts.middleDay}`);
  return [...orderCases(facts), ...logCases(facts, nextCursor(body.toString()))];
}

async function measureCase(all: Target[], name: string, requests: number): Promise<Figure[]> {
  const targets = all.filter(({ cases }) => cases.has(name));
  const times = new Map(targets.map((target) => [target, [] as number[]]));
  for (let round = -WARM_UP; round < requests; round++) {
    for (const target of targets) {
      const { path, shows } = target.cases.get(name)!;
      const { body, milliseconds } = await target.one.get(path);
      if (round >= 0) times.get(target)!.push(milliseconds);
      else if (shows && !body.includes(shows)) {
        throw new Error(`The page of "${name}" (${path}) does not show order ${shows}.`);
      }
    }
  }
  const figures: Figure[] = [];
  for (const target of targets) {
    const { path } = target.cases.get(name)!;
    const [perSecond, computed] = await withCpuTime(target.pid, () =>
      rateOf(CLIENTS, requests, () => target.many.get(path)),
    );
    const cpu = computed === null ? null : computed / requests;
    figures.push({
      orders: target.workspace.size,
      name,
      commit: target.context.build.commit,
      times: times.get(target)!,
      perSecond,
      cpu,
    });
  }
  return figures;
}
