import type { Raw } from '@/lib/db/engine';
import type { RouteRow, PageAnswer } from '@/tests/matrix/rows/row';
import { fieldsFor } from '@/tests/support/user-of-cookie';
import { sendAsBrowser, sendAsRouter, type Answer } from './browser-request';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import { difference, masked } from './mask';
import type { Servers } from './servers';
import {
  isUnknownTo,
  valueFor,
  USER_KINDS,
  type ByRole,
  type UserKind,
  type Target,
} from './user-kinds';
import { pathWith, targetsIn, thingIn, type Things } from './things';
import type { People } from './team';
import { mergeResults, type Result } from './result';

/** A path to request, and the expected answers. */
export type Address = ByRole<PageAnswer> & {
  path: string;
  method?: string;
  body?: RouteRow['body'];
  missing?: PageAnswer;
  isForBearer?: boolean;
};

/** The users, the objects to request, and a connection to detect changes. */
export type Scene = { raw: Raw; people: People; things: Record<Target, Things> };

/** A full page load, or a navigation of the router in an open page. */
const WAYS = { 'by a browser': sendAsBrowser, 'by the router': sendAsRouter };
type Way = keyof typeof WAYS;

/** Requests a path from both servers as every kind of user, with every kind of target. */
export async function readAsEveryone(
  servers: Servers,
  scene: Scene,
  address: Address,
): Promise<Result> {
  const ways: Way[] = address.method ? ['by a browser'] : ['by a browser', 'by the router'];
  const results: Result[] = [];
  for (const userKind of USER_KINDS) {
    for (const way of ways) results.push(await readAs(servers, scene, address, { userKind, way }));
  }
  return mergeResults(results);
}

/** The same for one kind of user, in one way. */
export async function readAs(
  servers: Servers,
  { raw, people, things }: Scene,
  address: Address,
  { userKind, way }: { userKind: UserKind; way: Way },
): Promise<Result> {
  const result: Result = { checks: 0, problems: [] };
  const texts = new Map<Target, string>();
  const thing = thingIn(address.path);
  for (const target of targetsIn(address.path)) {
    const report = (problem: string) =>
      result.problems.push(`${way}, ${userKind}, ${target}: ${problem}`);
    const question = {
      path: pathWith(address.path, things[target]),
      cookie: people.cookies[userKind],
      method: address.method ?? 'GET',
    };
    const rendered = await fieldsFor(question.cookie);
    const before = await fingerprint(raw, people);
    const answers = [servers.withProxy, servers.withoutProxy].map((server) =>
      WAYS[way](server, { ...question, ...(address.body && { body: address.body(rendered) }) }),
    );
    const [withProxy, withoutProxy] = (await Promise.all(answers)) as [Answer, Answer];
    const changed = differences(before, await fingerprint(raw, people));
    result.checks += 2;
    const wanted = expected(address, userKind, target);
    const isElsewhere = withProxy.location !== null && typeof wanted !== 'number';
    // If page and layout redirect to different paths, the router may follow either.
    if (!isExpected(withProxy, wanted) && !(isElsewhere && way === 'by the router'))
      report(`${describeAnswer(withProxy)}, not ${wanted}`);
    if (changed.length > 0 !== String(wanted).includes('{new}'))
      report(`changes ${changed.join(', ')}`);
    // Others may be in every page, such as the user's own ID.
    const names = thing === undefined ? [] : [things[target][thing]!];
    const text = masked(withProxy, names);
    texts.set(target, text);
    const other = difference(text, masked(withoutProxy, names));
    if (other)
      report(`another answer without the proxy, ${describeAnswer(withoutProxy)}: ${other}`);
    [withProxy, withoutProxy].flatMap(faultsOf).forEach(report);
    if (!address.isForBearer) leaks(userKind, withProxy, []).forEach(report);
    if (target !== 'random' || address.isForBearer) continue;
    for (const [other, otherText] of texts) {
      const line = isUnknownTo(userKind, other) ? difference(text, otherText) : null;
      if (line) result.problems.push(`${way}, ${userKind}: ${other} differs from random: ${line}`);
    }
  }
  return result;
}

function expected(address: Address, userKind: UserKind, target: Target): PageAnswer {
  const { missing, isForBearer } = address;
  const isMissing = isForBearer ? target === 'random' : isUnknownTo(userKind, target);
  return isMissing && missing !== undefined ? missing : valueFor(address, userKind);
}

export function describeAnswer({ status, location }: Answer): string {
  return location === null ? String(status) : `→ ${location}`;
}

export function isExpected({ status, location }: Answer, wanted: PageAnswer): boolean {
  if (typeof wanted === 'number') return status === wanted && location === null;
  const [path] = (location ?? '').split('?');
  const pattern = wanted.slice('→ '.length).replace('{new}', '[\\da-f-]{36}');
  return status >= 300 && status < 400 && new RegExp(`^${pattern}$`).test(path!);
}
