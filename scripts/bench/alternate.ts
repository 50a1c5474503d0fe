import { rateOf, type Client } from './client';
import { withCpuTime } from './measure';
import { median } from './result';

/** A request to measure. `pid`: the process whose CPU time counts. */
export type Target = {
  client: Client;
  path: string;
  headers?: Record<string, string>;
  /** Concurrent requests. */
  clients?: number;
  pid?: number | undefined;
};

/** `rates` per second and `cpu` milliseconds per request, one per round. CPU time is NaN if unknown. */
export type Rounds = { times: number[]; rates: number[]; cpu: number[]; body: Buffer };

/** Concurrent requests by default. */
export const CLIENTS = 10;

const ROUNDS = 15;

/** Unmeasured requests per target: V8 optimizes a page's code during its first hundreds. */
const WARM_UP = 600;

/** Unmeasured requests before each round of a target: a server that was idle has freed memory. */
const AWAKEN = 40;

/** Requests all targets in turn, in several rounds, so that noise affects all alike. */
export async function measureAlternately<T extends Target>(
  targets: T[],
  requests: number,
): Promise<Map<T, Rounds>> {
  console.log('  Warming up …');
  for (const target of targets) await send(target, WARM_UP);
  const measured = new Map<T, Rounds>();
  for (let round = 1; round <= ROUNDS; round++) {
    for (const target of targets) {
      const result = await measureRound(target, requests);
      const earlier = measured.get(target);
      measured.set(target, {
        times: [...(earlier?.times ?? []), ...result.times],
        rates: [...(earlier?.rates ?? []), ...result.rates],
        cpu: [...(earlier?.cpu ?? []), ...result.cpu],
        body: result.body,
      });
    }
    console.log(`  Round ${round} of ${ROUNDS}`);
  }
  return measured;
}

async function measureRound(target: Target, requests: number): Promise<Rounds> {
  const { client, path, headers, pid } = target;
  await send(target, AWAKEN);
  const times: number[] = [];
  let body: Buffer = Buffer.alloc(0);
  for (let turn = 0; turn < Math.ceil(requests / ROUNDS); turn++) {
    const response = await client.get(path, headers);
    times.push(response.milliseconds);
    body = response.body;
  }
  const work = () => send(target, requests);
  const [rate, cpu] = pid === undefined ? [await work(), null] : await withCpuTime(pid, work);
  return { times, rates: [rate], cpu: [cpu === null ? NaN : cpu / requests], body };
}

function send(
  { client, path, headers, clients = CLIENTS }: Target,
  requests: number,
): Promise<number> {
  return rateOf(clients, requests, () => client.get(path, headers));
}

/** The median of the ratios of each round. */
export function medianRatio(values: number[], bases: number[]): number {
  return median(values.map((value, round) => value / bases[round]!));
}
