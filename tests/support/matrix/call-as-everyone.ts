import type { Raw } from '@/lib/db/engine';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Server } from '@/scripts/bench/server';
import { callOnce, expected, prepare, type CallResult } from './call-once';
import type { Call } from './call-action';
import { difference } from './mask';
import type { Servers } from './servers';
import { isUnknownTo, USER_KINDS, TARGETS_ABOUT, type UserKind, type Target } from './user-kinds';
import { newPeople, type People } from './team';
import { mergeResults, type Result } from './result';

export type ActionCheck = { raw: Raw; row: ActionRow; call: Call };

/** Calls an action on both servers as every kind of user, with every kind of target. */
export async function callAsEveryone(servers: Servers, check: ActionCheck): Promise<Result> {
  const people = await newPeople();
  const results: Result[] = [];
  for (const userKind of USER_KINDS) {
    results.push(await callAs(servers, check, { people, userKind }));
  }
  return mergeResults(results);
}

/** The same for one kind of user. */
export async function callAs(
  { withProxy, withoutProxy }: Servers,
  check: ActionCheck,
  { people, userKind }: { people: People; userKind: UserKind },
): Promise<Result> {
  const result: Result = { checks: 0, problems: [] };
  const { about, isOpen } = check.row;
  const texts = new Map<Target, string>();
  for (const target of TARGETS_ABOUT[about]) {
    const wanted = expected(check.row, { userKind, target });
    const report = (problem: string) => result.problems.push(`${userKind}, ${target}: ${problem}`);
    const cell = { ...check, userKind, wanted };
    // A permitted action works once; a denied one changes nothing, so the same people can be used again.
    const act = async (...at: Server[]) => {
      const about = wanted === 'done' ? await newPeople() : people;
      return callOnce(at, cell, await prepare(check.row, about, { userKind, target }));
    };
    const answers =
      wanted === 'done'
        ? [...(await act(withProxy)), ...(await act(withoutProxy))]
        : await act(withProxy, withoutProxy);
    const [one, other] = answers as [CallResult, CallResult];
    result.checks += 2;
    one.problems.forEach(report);
    other.problems.forEach((problem) => report(`without the proxy ${problem}`));
    const line = difference(one.text, other.text);
    if (line) report(`another answer without the proxy: ${line}`);
    texts.set(target, one.text);
  }
  for (const [target, text] of texts) {
    const isUnknown = isUnknownTo(userKind, target) && !isOpen;
    const line = isUnknown ? difference(texts.get('random') ?? text, text) : null;
    if (line) result.problems.push(`${userKind}: ${target} differs from random: ${line}`);
  }
  return result;
}
