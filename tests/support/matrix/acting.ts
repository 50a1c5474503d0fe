import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Raw } from '@/lib/db/raw';
import { actOnce, expected, prepare, type Call } from './act-once';
import { difference } from './mask';
import type { Servers } from './servers';
import { isBlind, STANDINGS, TARGETS_ABOUT, type Standing, type Target } from './standings';
import { newPeople, type People } from './team';
import { together, type Verdict } from './verdict';

type Asking = { raw: Raw; row: ActionRow; call: Call };

/** Calls one action of both servers, as everyone, about everything that it may name. */
export async function callAsEveryone(servers: Servers, asking: Asking): Promise<Verdict> {
  const people = await newPeople();
  const verdicts: Verdict[] = [];
  for (const standing of STANDINGS) {
    verdicts.push(await callAs(servers, asking, { people, standing }));
  }
  return together(verdicts);
}

async function callAs(
  servers: Servers,
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
    const make = async () =>
      prepare(asking.row, wanted === 'done' ? await newPeople() : people, { standing, target });
    const first = await make();
    const whole = await actOnce(servers.whole, cell, first);
    const second = wanted === 'done' ? await make() : first;
    const proxyless = await actOnce(servers.proxyless, cell, second);
    verdict.cells += 2;
    whole.problems.forEach(told);
    proxyless.problems.forEach((problem) => told(`without the proxy ${problem}`));
    const line = difference(whole.text, proxyless.text);
    if (line) told(`without the proxy another answer: ${line}`);
    texts.set(target, whole.text);
  }
  for (const [target, text] of texts) {
    const isUnknown = isBlind(standing, target) && !isOpen;
    const line = isUnknown ? difference(texts.get('random') ?? text, text) : null;
    if (line) verdict.problems.push(`${standing}: ${target} is told from random: ${line}`);
  }
  return verdict;
}
