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

const ROUNDS = 5;
const WARM_UP = 2;

/** Requests all targets in turn, in several rounds, so that noise affects all alike. */
export async function measureAlternately<T extends Target>(
  targets: T[],
  requests: number,
): Promise<Map<T, Rounds>> {
  const measured = new Map<T, Rounds>();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const target of targets) {
      const result = await measureRound(target, requests);
      if (round < 0) continue;
      const earlier = measured.get(target);
      measured.set(target, {
        times: [...(earlier?.times ?? []), ...result.times],
        rates: [...(earlier?.rates ?? []), ...result.rates],
        cpu: [...(earlier?.cpu ?? []), ...result.cpu],
        body: result.body,
      });
    }
    console.log(round < 0 ? '  Warming up …' : `  Round ${round + 1} of ${ROUNDS}`);
  }
  return measured;
}

async function measureRound(
  { client, path, headers, clients = CLIENTS, pid }: Target,
  requests: number,
): Promise<Rounds> {
  const times: number[] = [];
  let body: Buffer = Buffer.alloc(0);
  for (let turn = 0; turn < Math.ceil(requests / ROUNDS); turn++) {
    const response = await client.get(path, headers);
    times.push(response.milliseconds);
    body = response.body;
  }
  const work = () => rateOf(clients, requests, () => client.get(path, headers));
  const [rate, cpu] = pid === undefined ? [await work(), null] : await withCpuTime(pid, work);
  return { times, rates: [rate], cpu: [cpu === null ? NaN : cpu / requests], body };
}

/** The median of the ratios of each round. */
export function medianRatio(values: number[], bases: number[]): number {
  return median(values.map((value, round) => value / bases[round]!));
}
