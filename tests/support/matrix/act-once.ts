import type { Raw } from '@/lib/db/engine';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import type { Server } from '@/scripts/bench/server';
import type { ActionRow, Done } from '@/tests/matrix/rows/row';
import { callAction, type Call, type Fields, type Said } from './call';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import { masked } from './mask';
import { newStage, withRandomNames, type Stage } from './stage';
import { isBlind, KINDS, ofStanding, type Standing, type Target } from './standings';
import type { People } from './team';

/** A form that is about to be sent. */
export type Prepared = { stage: Stage; fields: Fields; ticket: string | undefined };

/** What was wrong with an answer, and the answer as text. */
export type Acted = { problems: string[]; text: string };

export type Cell = { raw: Raw; row: ActionRow; call: Call; standing: Standing; wanted: Done };

/** Makes what an action is to be asked about, and fills its form in. */
export async function prepare(
  row: ActionRow,
  people: People,
  { standing, target }: { standing: Standing; target: Target },
): Promise<Prepared> {
  const stage = await newStage(people, { standing, target, about: row.about });
  const sent = await row.send(stage);
  const fields = target === 'random' ? withoutNames(sent, stage.names) : sent;
  return { stage, fields, ticket: await row.cookie?.(stage) };
}

/** Calls an action once of each of these servers, at the same time. */
export async function actOnce(
  servers: readonly Server[],
  { raw, row, call, standing, wanted }: Cell,
  { stage: { people, names }, fields, ticket }: Prepared,
): Promise<Acted[]> {
  // How often it was tried here is none of this matter.
  await raw.run('DELETE FROM "Throttle"');
  const before = await fingerprint(raw, people);
  const cookie = [people.cookies[standing], ticket].filter(Boolean).join('; ') || null;
  const all = await Promise.all(
    servers.map((server) => callAction(server, { ...call, cookie, fields })),
  );
  const changed = differences(before, await fingerprint(raw, people));
  const known = [...names, ...namesIn(fields)];
  return all.map((said) => {
    const problems = [
      ...wrongs(wanted, said, changed),
      ...(row.isOpen ? [] : [...trespasses(standing, changed), ...leaks(standing, said, known)]),
    ];
    const text =
      wanted === 'done'
        ? [said.status, said.location?.replaceAll(/[\da-f-]{36}/g, 'UUID'), said.refusal].join(' ')
        : masked(said, known);
    return { problems, text };
  });
}

/** What to expect of an action. */
export function expected(
  row: ActionRow,
  { standing, target }: { standing: Standing; target: Target },
): Done {
  const { missing, deactivated } = row;
  if (standing === 'deactivated' && deactivated) return deactivated;
  if (row.isOpen && target === 'random') return missing as Done;
  if (row.isOpen) return ofStanding(row, standing);
  if (row.about === 'oneself' || !isBlind(standing, target)) return ofStanding(row, standing);
  if (missing === undefined) throw new Error(`${row.action}: what is missing is not told.`);
  return typeof missing === 'object' && 'owner' in missing
    ? ofStanding({ ...missing, stranger: row.stranger }, standing)
    : missing;
}

function wrongs(wanted: Done, said: Said, changed: string[]): string[] {
  const words = wordsOf(wanted);
  const isSaid = said.refusal === words;
  const isChange = changed.length > 0;
  return [
    ...faultsOf(said),
    ...(isSaid ? [] : [`says "${said.refusal}" instead of "${words}"`]),
    ...(wanted === 'done' && !isChange ? ['changes nothing'] : []),
    ...(wanted !== 'done' && isChange ? [`changes ${changed.join(', ')}`] : []),
  ];
}

/** What it changes that is not of the workspace of whoever calls it. */
function trespasses(standing: Standing, changed: string[]): string[] {
  const { isForeign } = KINDS[standing];
  const own = isForeign ? 'others ' : 'ours ';
  const abroad = changed.filter((change) => !change.startsWith(own));
  return abroad.length > 0 ? [`changes ${abroad.join(', ')}`] : [];
}

/** The words in which an action answers; null where it refuses nothing. */
export function wordsOf(wanted: Done): string | null {
  if (wanted === 'done' || wanted === 'nothing') return null;
  if (typeof wanted === 'object') return wanted.says;
  return refusalSentence(new Refusal(wanted, {}) as AnyRefusal);
}

function withoutNames(fields: Fields, names: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === 'string'
        ? withRandomNames(value, names)
        : value.map((one) => withRandomNames(one, names)),
    ]),
  );
}

/** What is typed is said again by forms; shorter words stand elsewhere too, in characters. */
const SHORTEST_NAME = 6;

function namesIn(fields: Fields): string[] {
  return Object.values(fields)
    .flat()
    .filter((text) => text.length >= SHORTEST_NAME);
}
