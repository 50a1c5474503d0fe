import type { Raw } from '@/lib/db/engine';
import type { RouteRow, Seen } from '@/tests/matrix/rows/row';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { ask, askAsRouter, type Answer } from './ask';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import { difference, masked } from './mask';
import type { Servers } from './servers';
import {
  isBlind,
  ofStanding,
  STANDINGS,
  type ByRole,
  type Standing,
  type Target,
} from './standings';
import { pathWith, targetsIn, type Things } from './things';
import type { People } from './team';
import { together, type Verdict } from './verdict';

/** An address to ask, and what to expect of it. */
export type Address = ByRole<Seen> & {
  path: string;
  method?: string;
  body?: RouteRow['body'];
  missing?: Seen;
  isForBearer?: boolean;
};

/** Who asks, for what, and a connection that sees what changes. */
export type Scene = { raw: Raw; people: People; things: Record<Target, Things> };

/** How a page is asked for: by a browser, or by the router in a page that is open already. */
const WAYS = { 'by a browser': ask, 'by the router': askAsRouter };
type Way = keyof typeof WAYS;

/** Asks both servers for one address, as everyone, about everything that it may name. */
export async function readAsEveryone(
  servers: Servers,
  scene: Scene,
  address: Address,
): Promise<Verdict> {
  const ways: Way[] = address.method ? ['by a browser'] : ['by a browser', 'by the router'];
  const verdicts: Verdict[] = [];
  for (const standing of STANDINGS) {
    for (const way of ways) verdicts.push(await readAs(servers, scene, address, { standing, way }));
  }
  return together(verdicts);
}

/** The same as one of them, in one way. */
export async function readAs(
  servers: Servers,
  { raw, people, things }: Scene,
  address: Address,
  { standing, way }: { standing: Standing; way: Way },
): Promise<Verdict> {
  const verdict: Verdict = { cells: 0, problems: [] };
  const texts = new Map<Target, string>();
  for (const target of targetsIn(address.path)) {
    const told = (problem: string) =>
      verdict.problems.push(`${way}, ${standing}, ${target}: ${problem}`);
    const question = {
      path: pathWith(address.path, things[target]),
      cookie: people.cookies[standing],
      method: address.method ?? 'GET',
    };
    const rendered = await fieldsFor(question.cookie);
    const before = await fingerprint(raw, people);
    const answers = [servers.whole, servers.proxyless].map((server) =>
      WAYS[way](server, { ...question, ...(address.body && { body: address.body(rendered) }) }),
    );
    const [whole, proxyless] = (await Promise.all(answers)) as [Answer, Answer];
    const changed = differences(before, await fingerprint(raw, people));
    verdict.cells += 2;
    const wanted = expected(address, standing, target);
    const isElsewhere = whole.location !== null && typeof wanted !== 'number';
    // Where page and layout lead to different places, the router may follow either.
    if (!isSeen(whole, wanted) && !(isElsewhere && way === 'by the router'))
      told(`${seenIn(whole)}, not ${wanted}`);
    if (changed.length > 0 !== String(wanted).includes('{new}'))
      told(`changes ${changed.join(', ')}`);
    const text = masked(whole, Object.values(things[target]));
    texts.set(target, text);
    const other = difference(text, masked(proxyless, Object.values(things[target])));
    if (other) told(`without the proxy another answer, ${seenIn(proxyless)}: ${other}`);
    [whole, proxyless].flatMap(faultsOf).forEach(told);
    if (!address.isForBearer) leaks(standing, whole, []).forEach(told);
    if (target !== 'random' || address.isForBearer) continue;
    for (const [other, otherText] of texts) {
      const line = isBlind(standing, other) ? difference(text, otherText) : null;
      if (line) verdict.problems.push(`${way}, ${standing}: ${other} is told from random: ${line}`);
    }
  }
  return verdict;
}

function expected(address: Address, standing: Standing, target: Target): Seen {
  const { missing, isForBearer } = address;
  const isMissing = isForBearer ? target === 'random' : isBlind(standing, target);
  return isMissing && missing !== undefined ? missing : ofStanding(address, standing);
}

export function seenIn({ status, location }: Answer): string {
  return location === null ? String(status) : `→ ${location}`;
}

export function isSeen({ status, location }: Answer, wanted: Seen): boolean {
  if (typeof wanted === 'number') return status === wanted && location === null;
  const [path] = (location ?? '').split('?');
  const pattern = wanted.slice('→ '.length).replace('{new}', '[\\da-f-]{36}');
  return status >= 300 && status < 400 && new RegExp(`^${pattern}$`).test(path!);
}
