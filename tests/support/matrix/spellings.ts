import { randomUUID } from 'node:crypto';
import type { Server } from '@/scripts/bench/server';
import type { Asking } from './acting';
import { ask, type Answer } from './ask';
import { callAction, type Fields } from './call';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import type { Scene } from './reading';
import { newStage } from './stage';
import type { Standing } from './standings';
import { pathWith, thingIn } from './things';
import type { Verdict } from './verdict';

/** People who may not see the things that are named, from another workspace and from the same one. */
export const ATTACKERS = ['foreign owner', 'courier'] as const satisfies Standing[];
type Attacker = (typeof ATTACKERS)[number];

/** Other ways to write an id, some of which a careless reader takes for it; several stand for fields of one name. */
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

/** Calls an action with each id of others in each spelling, and with ids of other things; by form and raw in turns. */
export async function callWithSpellings(
  server: Server,
  { raw, row, call }: Asking,
  { people, things, attacker }: Scene & { attacker: Attacker },
): Promise<Verdict> {
  const given = { standing: 'owner', target: 'unassigned', about: row.about } as const;
  const stage = await newStage(people, given);
  const fields = await row.send(stage);
  const named = Object.entries(fields).filter(([, value]) => stage.names.has(String(value)));
  const forged = named.flatMap(([name, value]) => {
    const id = String(value);
    const others = Object.entries(things.theirs).filter(([thing, other]) => {
      // Whoever has a link may use it, and the courier may act on the order that is theirs.
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
      // The page of a link tells whose it is.
      const way = turn % 2 === 0 || row.isOpen ? 'raw' : 'form';
      const cookie = people.cookies[attacker];
      return callAction(server, { ...call, cookie, way, fields: { ...sent, ...operation } });
    }),
  );
  const changed = differences(before, await fingerprint(raw, people));
  const problems = answers.flatMap((answer, at) =>
    wrongs(attacker, answer).map((problem) => `${JSON.stringify(forged[at])}: ${problem}`),
  );
  if (changed.length > 0) problems.push(`changes ${changed.join(', ')}`);
  return { cells: answers.length, problems: problems.map((problem) => `${attacker}, ${problem}`) };
}

/** Asks for an address with the id in it in each spelling. */
export async function readWithSpellings(
  server: Server,
  { path, attacker }: { path: string; attacker: Attacker },
  { people, things: { unassigned } }: Scene,
): Promise<Verdict> {
  const thing = thingIn(path)!;
  const id = unassigned[thing]!;
  const answers = await Promise.all(
    [id, ...spellings(id).map(([spelled]) => spelled!)].map((one) => {
      const address = pathWith(path, { ...unassigned, [thing]: encodeURIComponent(one) });
      return ask(server, { path: address, cookie: people.cookies[attacker] });
    }),
  );
  const problems = answers.flatMap((answer, at) =>
    wrongs(attacker, answer).map((problem) => `${attacker}, spelling ${at}: ${problem}`),
  );
  return { cells: answers.length, problems };
}

function wrongs(attacker: Attacker, answer: Answer): string[] {
  return [...faultsOf(answer), ...leaks(attacker, answer, [])];
}
