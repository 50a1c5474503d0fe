import { randomUUID } from 'node:crypto';
import { ACTIONS } from '@/tests/matrix/rows/actions';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import type { ActionRow } from '@/tests/matrix/rows/row';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newStage } from '@/tests/support/matrix/stage';
import { CANARY, HIDDEN } from '@/tests/support/matrix/team';
import { pathWith } from '@/tests/support/matrix/things';
import { act, type Way } from './act';
import { forgetAllTries, type Desk } from './desk';
import { cookiesOf, knock, type Reply } from './knock';
import type { Value } from './multipart';
import { inPrint, type Tally } from './tally';

type Attacker = { name: 'foreign owner' | 'courier'; cookie: string; secret: string };

/**
 * Ids of others, in every argument of every action and in every address that takes one, in many spellings: nothing of
 * theirs is changed, and nothing of it is told.
 */
export async function forgedIds(desk: Desk, tally: Tally): Promise<void> {
  const { cookies } = desk.people;
  const attackers: Attacker[] = [
    { name: 'foreign owner', cookie: cookies['foreign owner']!, secret: CANARY },
    { name: 'courier', cookie: cookies.courier!, secret: HIDDEN },
  ];
  for (const attacker of attackers) {
    for (const row of ACTIONS.filter(({ about }) => about !== 'oneself')) {
      await inArguments(desk, tally, { attacker, row });
    }
    await inAddresses(desk, tally, attacker);
  }
}

async function inArguments(
  desk: Desk,
  tally: Tally,
  { attacker, row }: { attacker: Attacker; row: ActionRow },
): Promise<void> {
  const { people, raw, things } = desk;
  const given = { standing: 'owner', target: 'unassigned', about: row.about } as const;
  const stage = await newStage(people, given);
  const fields = await row.send(stage);
  const ids = Object.entries(fields).filter(([, value]) => stage.names.has(String(value)));
  await forgetAllTries();
  const before = await fingerprint(raw, people);
  for (const [name, value] of ids) {
    const id = String(value);
    const others = Object.entries(things).flatMap(([thing, other]) =>
      other === id || isTheirs(thing, attacker, row) ? [] : [other],
    );
    // Whoever has a link may use it.
    const shapes: Value[][] = row.isOpen
      ? spellings(id).filter((shape) => !shape.includes(id))
      : [[id], ...spellings(id)];
    for (const [turn, forged] of [...shapes, ...others.map((other) => [other])].entries()) {
      // The page of a link tells whose it is.
      const way: Way = turn % 2 === 0 || row.isOpen ? 'raw' : 'form';
      const about = `${attacker.name}, ${name} ${inPrint(forged.join(' and '))}`;
      const sent = { ...fields, [name]: forged, ...('operationId' in fields && newOperation()) };
      const { action } = row;
      const { cookie } = attacker;
      const said = await act(desk, tally, { action, way, cookie, fields: sent, about });
      if (tells(said, attacker)) tally.findings.push(`${action}, ${about}: tells of it`);
      const changed = differences(before, await fingerprint(raw, people));
      if (changed.length === 0) continue;
      tally.findings.push(`${action}, ${about}: changes ${changed.join(', ')}`);
      return;
    }
  }
}

/** Whoever has a link may use it, and the courier may act on the order that is assigned to them. */
function isTheirs(thing: string, { name }: Attacker, { isOpen }: ActionRow): boolean {
  return isOpen ? ['invitation', 'reset'].includes(thing) : name === 'courier' && thing === 'order';
}

const newOperation = () => ({ operationId: randomUUID() });

async function inAddresses(desk: Desk, tally: Tally, attacker: Attacker): Promise<void> {
  const { things, server } = desk;
  const rows = [...PAGES, ...ROUTES.filter(({ method }) => method === 'GET')];
  for (const row of rows.filter(({ path, isForBearer }) => path?.includes('{') && !isForBearer)) {
    const [, thing = ''] = /\{(\w+)\}/.exec(row.path!) ?? [];
    const id = things[thing]!;
    for (const [forged] of attacker.name === 'courier' ? spellings(id) : [[id], ...spellings(id)]) {
      const path = pathWith(row.path!, { ...things, [thing]: encodeURIComponent(String(forged)) });
      const reply = await knock(server.origin, tally, { path, cookie: attacker.cookie });
      if (reply.status === 404) tally.refused += 1;
      if (tells(reply, attacker)) tally.findings.push(`${attacker.name} at ${path}: tells of it`);
    }
  }
}

function tells(reply: Reply, { secret }: Attacker): boolean {
  const cookies = [...cookiesOf(reply).values()].map(decodeURIComponent);
  return [reply.text, ...cookies].some((text) => text.includes(secret));
}

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
