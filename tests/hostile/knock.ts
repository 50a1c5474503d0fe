import { faultsOf } from '@/tests/support/matrix/faults';
import { send, type Reply, type Sending } from '@/tests/support/matrix/send';
import type { Tally } from './tally';

/** A request; `about` is what is odd about it, for whoever reads what is wrong with the answer. */
export type Knock = Sending & { about?: string };

/** Asks, counts it, and finds what must never be. */
export async function knock(origin: string, tally: Tally, given: Knock): Promise<Reply> {
  const reply = await send(origin, given);
  tally.tries += 1;
  const { method = 'GET', path, about = '' } = given;
  const what = `${method} ${path.slice(0, 80)} ${about}`.trim();
  for (const problem of faultsOf(reply)) tally.findings.push(`${what}: ${problem}`);
  return reply;
}
