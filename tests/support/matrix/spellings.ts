import { randomUUID } from 'node:crypto';
import type { Server } from '@/scripts/bench/server';
import type { ActionCheck } from './call-as-everyone';
import { sendAsBrowser, type Answer } from './browser-request';
import { callAction, type Fields } from './call-action';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import type { Scene } from './read-as-everyone';
import { newScenario } from './scenario';
import type { UserKind } from './user-kinds';
import { pathWith, thingIn } from './things';
import type { Result } from './result';

/** Users who may not see the named objects, from another workspace and from the same one. */
export const ATTACKERS = ['foreign owner', 'courier'] as const satisfies UserKind[];
type Attacker = (typeof ATTACKERS)[number];

/** Other ways to write an id, some of which a lenient parser accepts; several values stand for fields with one name. */
function spellings(id: string): string[][] {
  return [
    [id.toUpperCase()],
    [`{${id}}`],
    [`urn:uuid:${id}`],
    [id.replaceAll('-', '')],
    [` ${id} `],
    [`${id}\u0000`],
    [`${id}%00`],
    [`${id},${randomUUID()}`],
    [randomUUID(), id],
    [id, randomUUID()],
    [`../${id}`],
    [`${id}' OR '1'='1`],
    [`"${id}"`],
    [`["${id}"]`],
    [id.replace(/\d/, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
    ['00000000-0000-0000-0000-000000000000'],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff'],
    ['0'],
    ['-1'],
    ['*'],
    ['%'],
    ['null'],
  ];
}

/** Calls an action with each ID of others in each spelling, alternately as form and action call. */
export async function callWithSpellings(
  server: Server,
  { raw, row, call }: ActionCheck,
  { people, things, attacker }: Scene & { attacker: Attacker },
): Promise<Result> {
  const given = { userKind: 'owner', target: 'unassigned', about: row.about } as const;
  const scenario = await newScenario(people, given);
  const fields = await row.send(scenario);
  const named = Object.entries(fields).filter(([, value]) => scenario.names.has(String(value)));
  const forged = named.flatMap(([name, value]) => {
    const id = String(value);
    const others = Object.entries(things.theirs).filter(([thing, other]) => {
      // Anyone may use a link, and the courier may change their own order.
      const own = row.isOpen ? ['invitation', 'reset'] : attacker === 'courier' ? ['order'] : [];
      return other !== id && !own.includes(thing);
    });
    const all = [...spellings(id), ...others.map(([, other]) => [other])];
    const shapes = row.isOpen ? all.filter((shape) => !shape.includes(id)) : [[id], ...all];
    return shapes.map((shape): Fields => ({ ...fields, [name]: shape }));
  });
  await raw.run('DELETE FROM "Throttle"');
  const before = await fingerprint(raw, people);
  const answers = await Promise.all(
    forged.map((sent, turn) => {
      const operation = 'operationId' in sent && { operationId: randomUUID() };
      // The page of a link names its user.
      const way = turn % 2 === 0 || row.isOpen ? 'raw' : 'form';
      const cookie = people.cookies[attacker];
      return callAction(server, { ...call, cookie, way, fields: { ...sent, ...operation } });
    }),
  );
  const changed = differences(before, await fingerprint(raw, people));
  const problems = answers.flatMap((answer, at) =>
    problemsIn(attacker, answer).map((problem) => `${JSON.stringify(forged[at])}: ${problem}`),
  );
  if (changed.length > 0) problems.push(`changes ${changed.join(', ')}`);
  return { checks: answers.length, problems: problems.map((problem) => `${attacker}, ${problem}`) };
}

/** Requests a path with each spelling of its ID. */
export async function readWithSpellings(
  server: Server,
  { path, attacker }: { path: string; attacker: Attacker },
  { people, things: { unassigned } }: Scene,
): Promise<Result> {
  const thing = thingIn(path)!;
  const id = unassigned[thing]!;
  const answers = await Promise.all(
    [id, ...spellings(id).map(([spelled]) => spelled!)].map((one) => {
      const address = pathWith(path, { ...unassigned, [thing]: encodeURIComponent(one) });
      return sendAsBrowser(server, { path: address, cookie: people.cookies[attacker] });
    }),
  );
  const problems = answers.flatMap((answer, at) =>
    problemsIn(attacker, answer).map((problem) => `${attacker}, spelling ${at}: ${problem}`),
  );
  return { checks: answers.length, problems };
}

function problemsIn(attacker: Attacker, answer: Answer): string[] {
  return [...faultsOf(answer), ...leaks(attacker, answer, [])];
}
