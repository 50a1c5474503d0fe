import type { Raw } from '@/lib/db/engine';
import type { Server } from '@/scripts/bench/server';
import type { RouteRow } from '@/tests/matrix/rows/row';
import type { Asking } from './acting';
import { ask, type Answer } from './ask';
import { callAction } from './call';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { newStage } from './stage';
import type { People } from './team';
import type { Verdict } from './verdict';

type Proof = Record<string, string | null>;

/** What browsers and others send of where a request comes from, where it does not come from a page of ours. */
function foreignProofs(origin: string): Proof[] {
  const { hostname, port, host } = new URL(origin);
  const none = { origin: null, 'sec-fetch-site': null };
  const named = [
    'null',
    '',
    'https://evil.example',
    'http://evil.example',
    `http://${hostname}:${Number(port) + 1}`,
    `http://${hostname}`,
    `http://${host}.evil.example`,
    `http://${host}@evil.example`,
    `http://evil.example#${host}`,
    `http://evil.example/${host}`,
    `${origin}/`,
    `${origin}, https://evil.example`,
    `https://evil.example, ${origin}`,
    `${origin}\u00a0`,
    'file://',
  ];
  const sites = ['cross-site', 'same-site', 'none', 'same-origin, cross-site', ''];
  return [
    none,
    { ...none, referer: `${origin}/orders` },
    { ...none, 'x-forwarded-host': 'evil.example' },
    ...named.map((name) => ({ ...none, origin: name })),
    ...sites.map((site) => ({ 'sec-fetch-site': site })),
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { ...none, origin: 'http://evil.example', host, 'x-forwarded-host': 'evil.example' },
  ];
}

/** Calls an action with the cookie of someone who may, by form and raw in turns: refused from everywhere else. */
export async function callFromElsewhere(
  server: Server,
  { raw, row, call }: Asking,
  people: People,
): Promise<Verdict> {
  const stage = await newStage(people, { standing: 'owner', target: 'theirs', about: row.about });
  const { cookie } = stage.by;
  const fields = await row.send(stage);
  return refusedFromElsewhere(server, { raw, people }, (headers, turn) => {
    const way = turn % 2 === 0 ? 'form' : 'raw';
    return callAction(server, { ...call, cookie, fields, way, headers });
  });
}

/** Posts to an address that is no action, with the cookie of an owner. */
export function postFromElsewhere(
  server: Server,
  { raw, people }: { raw: Raw; people: People },
  { path, body }: { path: string; body: NonNullable<RouteRow['body']> },
): Promise<Verdict> {
  const { cookie } = people.ours.owner;
  return refusedFromElsewhere(server, { raw, people }, (headers) =>
    ask(server, { method: 'POST', path, cookie, headers, body: body({}) }),
  );
}

async function refusedFromElsewhere(
  { origin }: Server,
  { raw, people }: { raw: Raw; people: People },
  post: (headers: Proof, turn: number) => Promise<Answer>,
): Promise<Verdict> {
  const proofs = foreignProofs(origin);
  const before = await fingerprint(raw, people);
  const answers = await Promise.all(proofs.map(post));
  const changed = differences(before, await fingerprint(raw, people));
  const problems = answers.flatMap((answer, at) => {
    const isRefused = answer.status === 403;
    const wrong = [...faultsOf(answer), ...(isRefused ? [] : [`answers with ${answer.status}`])];
    return wrong.map((problem) => `${JSON.stringify(proofs[at])}: ${problem}`);
  });
  if (changed.length > 0) problems.push(`changes ${changed.join(', ')}`);
  return { cells: answers.length, problems };
}
