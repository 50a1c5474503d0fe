import type { Raw } from '@/lib/db/engine';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';
import type { Server } from '@/scripts/bench/server';
import type { ActionRow, ActionOutcome } from '@/tests/matrix/rows/row';
import { callAction, type Call, type Fields, type ActionAnswer } from './call-action';
import { faultsOf } from './faults';
import { differences, fingerprint } from './fingerprint';
import { leaks } from './leaks';
import { masked } from './mask';
import { newScenario, withRandomNames, type Scenario } from './scenario';
import { isUnknownTo, KINDS, valueFor, type UserKind, type Target } from './user-kinds';
import type { People } from './team';

/** A form that is ready to be sent. */
export type Prepared = { scenario: Scenario; fields: Fields; ticket: string | undefined };

/** The problems of an answer, and the answer as text. */
export type CallResult = { problems: string[]; text: string };

export type Cell = {
  raw: Raw;
  row: ActionRow;
  call: Call;
  userKind: UserKind;
  wanted: ActionOutcome;
};

/** Creates the objects for an action, and fills in its form. */
export async function prepare(
  row: ActionRow,
  people: People,
  { userKind, target }: { userKind: UserKind; target: Target },
): Promise<Prepared> {
  const scenario = await newScenario(people, { userKind, target, about: row.about });
  const sent = await row.send(scenario);
  const fields = target === 'random' ? withoutNames(sent, scenario.names) : sent;
  return { scenario, fields, ticket: await row.cookie?.(scenario) };
}

/** Calls an action once on each of these servers, at the same time. */
export async function callOnce(
  servers: readonly Server[],
  { raw, row, call, userKind, wanted }: Cell,
  { scenario: { people, names }, fields, ticket }: Prepared,
): Promise<CallResult[]> {
  // Rate limits are not what is tested here.
  await raw.run('DELETE FROM "Throttle"');
  const before = await fingerprint(raw, people);
  const cookie = [people.cookies[userKind], ticket].filter(Boolean).join('; ') || null;
  const all = await Promise.all(
    servers.map((server) => callAction(server, { ...call, cookie, fields })),
  );
  const changed = differences(before, await fingerprint(raw, people));
  const known = [...names, ...namesIn(fields)];
  return all.map((answer) => {
    const problems = [
      ...problemsIn(wanted, answer, changed),
      ...(row.isOpen
        ? []
        : [...changesElsewhere(userKind, changed), ...leaks(userKind, answer, known)]),
    ];
    const text =
      wanted === 'done'
        ? [
            answer.status,
            answer.location?.replaceAll(/[\da-f-]{36}/g, 'UUID'),
            answer.refusal,
          ].join(' ')
        : masked(answer, known);
    return { problems, text };
  });
}

export function expected(
  row: ActionRow,
  { userKind, target }: { userKind: UserKind; target: Target },
): ActionOutcome {
  const { missing, deactivated } = row;
  if (userKind === 'deactivated' && deactivated) return deactivated;
  if (row.isOpen && target === 'random') return missing as ActionOutcome;
  if (row.isOpen) return valueFor(row, userKind);
  if (row.about === 'oneself' || !isUnknownTo(userKind, target)) return valueFor(row, userKind);
  if (missing === undefined) throw new Error(`${row.action}: its row lacks "missing".`);
  return typeof missing === 'object' && 'owner' in missing
    ? valueFor({ ...missing, stranger: row.stranger }, userKind)
    : missing;
}

function problemsIn(wanted: ActionOutcome, answer: ActionAnswer, changed: string[]): string[] {
  const words = refusalText(wanted);
  const isAsExpected = answer.refusal === words;
  const isChange = changed.length > 0;
  return [
    ...faultsOf(answer),
    ...(isAsExpected ? [] : [`says "${answer.refusal}" instead of "${words}"`]),
    ...(wanted === 'done' && !isChange ? ['changes nothing'] : []),
    ...(wanted !== 'done' && isChange ? [`changes ${changed.join(', ')}`] : []),
  ];
}

/** The changes outside the caller's workspace. */
function changesElsewhere(userKind: UserKind, changed: string[]): string[] {
  const { isForeign } = KINDS[userKind];
  const own = isForeign ? 'others ' : 'ours ';
  const elsewhere = changed.filter((change) => !change.startsWith(own));
  return elsewhere.length > 0 ? [`changes ${elsewhere.join(', ')}`] : [];
}

/** The sentence of a refusal; null if the outcome is none. */
export function refusalText(wanted: ActionOutcome): string | null {
  if (wanted === 'done' || wanted === 'nothing') return null;
  if (typeof wanted === 'object') return wanted.sentence;
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

/** Forms repeat typed values; values below this number of characters could match other text. */
const SHORTEST_NAME = 6;

function namesIn(fields: Fields): string[] {
  return Object.values(fields)
    .flat()
    .filter((text) => text.length >= SHORTEST_NAME);
}
