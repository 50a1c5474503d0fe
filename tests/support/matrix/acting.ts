import type { Raw } from '@/lib/db/engine';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Server } from '@/scripts/bench/server';
import { actOnce, expected, prepare, type Acted } from './act-once';
import type { Call } from './call';
import { difference } from './mask';
import type { Servers } from './servers';
import { isBlind, STANDINGS, TARGETS_ABOUT, type Standing, type Target } from './standings';
import { newPeople, type People } from './team';
import { together, type Verdict } from './verdict';

export type Asking = { raw: Raw; row: ActionRow; call: Call };

/** Calls one action of both servers, as everyone, about everything that it may name. */
export async function callAsEveryone(servers: Servers, asking: Asking): Promise<Verdict> {
  const people = await newPeople();
  const verdicts: Verdict[] = [];
  for (const standing of STANDINGS) {
    verdicts.push(await callAs(servers, asking, { people, standing }));
  }
  return together(verdicts);
}

/** The same as one of them. */
export async function callAs(
  { whole, proxyless }: Servers,
  asking: Asking,
  { people, standing }: { people: People; standing: Standing },
): Promise<Verdict> {
  const verdict: Verdict = { cells: 0, problems: [] };
  const { about, isOpen } = asking.row;
  const texts = new Map<Target, string>();
  for (const target of TARGETS_ABOUT[about]) {
    const wanted = expected(asking.row, { standing, target });
    const told = (problem: string) => verdict.problems.push(`${standing}, ${target}: ${problem}`);
    const cell = { ...asking, standing, wanted };
    // What is done can be done once; what is denied leaves everything as it was for the next.
    const act = async (...at: Server[]) => {
      const about = wanted === 'done' ? await newPeople() : people;
      return actOnce(at, cell, await prepare(asking.row, about, { standing, target }));
    };
    const answers =
      wanted === 'done'
        ? [...(await act(whole)), ...(await act(proxyless))]
        : await act(whole, proxyless);
    const [one, other] = answers as [Acted, Acted];
    verdict.cells += 2;
    one.problems.forEach(told);
    other.problems.forEach((problem) => told(`without the proxy ${problem}`));
    const line = difference(one.text, other.text);
    if (line) told(`without the proxy another answer: ${line}`);
    texts.set(target, one.text);
  }
  for (const [target, text] of texts) {
    const isUnknown = isBlind(standing, target) && !isOpen;
    const line = isUnknown ? difference(texts.get('random') ?? text, text) : null;
    if (line) verdict.problems.push(`${standing}: ${target} is told from random: ${line}`);
  }
  return verdict;
}
