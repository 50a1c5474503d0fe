import { faultsOf } from '@/tests/support/matrix/faults';
import { send, type Reply, type RawRequest } from '@/tests/support/matrix/send';
import type { Results } from './results';

/** A request; `about` is what is unusual about it, for the report. */
export type CheckedRequest = RawRequest & { about?: string };

/** Sends a request, counts it, and reports errors that no response may have. */
export async function sendChecked(
  origin: string,
  results: Results,
  given: CheckedRequest,
): Promise<Reply> {
  const reply = await send(origin, given);
  results.requests += 1;
  const { method = 'GET', path, about = '' } = given;
  const what = `${method} ${path.slice(0, 80)} ${about}`.trim();
  for (const problem of faultsOf(reply)) results.findings.push(`${what}: ${problem}`);
  return reply;
}
