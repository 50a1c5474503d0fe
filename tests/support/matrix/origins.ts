import type { Raw } from '@/lib/db/engine';
import type { Server } from '@/scripts/bench/server';
import type { RouteRow } from '@/tests/matrix/rows/row';
import type { ActionCheck } from './call-as-everyone';
import { sendAsBrowser, type Answer } from './browser-request';
import { callAction } from './call-action';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { newScenario } from './scenario';
import type { People } from './team';
import type { Result } from './result';

type OriginHeaders = Record<string, string | null>;

/** Headers about the origin of a request that does not come from a page of this site. */
function crossOriginHeaders(origin: string): OriginHeaders[] {
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

/** Calls an action with the cookie of a permitted user from other origins, alternately as form and action call. */
export async function callCrossOrigin(
  server: Server,
  { raw, row, call }: ActionCheck,
  people: People,
): Promise<Result> {
  const scenario = await newScenario(people, {
    userKind: 'owner',
    target: 'theirs',
    about: row.about,
  });
  const { cookie } = scenario.by;
  const fields = await row.send(scenario);
  return checkRefusals(server, { raw, people }, (headers, turn) => {
    const way = turn % 2 === 0 ? 'form' : 'raw';
    return callAction(server, { ...call, cookie, fields, way, headers });
  });
}

/** Posts to a path that is not an action, with an owner's cookie, from other origins. */
export function postCrossOrigin(
  server: Server,
  { raw, people }: { raw: Raw; people: People },
  { path, body }: { path: string; body: NonNullable<RouteRow['body']> },
): Promise<Result> {
  const { cookie } = people.ours.owner;
  return checkRefusals(server, { raw, people }, (headers) =>
    sendAsBrowser(server, { method: 'POST', path, cookie, headers, body: body({}) }),
  );
}

async function checkRefusals(
  { origin }: Server,
  { raw, people }: { raw: Raw; people: People },
  post: (headers: OriginHeaders, turn: number) => Promise<Answer>,
): Promise<Result> {
  const variants = crossOriginHeaders(origin);
  const before = await fingerprint(raw, people);
  const answers = await Promise.all(variants.map(post));
  const changed = differences(before, await fingerprint(raw, people));
  const problems = answers.flatMap((answer, at) => {
    const isRefused = answer.status === 403;
    const wrong = [...faultsOf(answer), ...(isRefused ? [] : [`answers with ${answer.status}`])];
    return wrong.map((problem) => `${JSON.stringify(variants[at])}: ${problem}`);
  });
  if (changed.length > 0) problems.push(`changes ${changed.join(', ')}`);
  return { checks: answers.length, problems };
}
