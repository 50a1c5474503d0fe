import { expect } from 'vitest';
import { isRefusal } from '@/lib/errors';
import type { Actor } from '@/lib/auth/actor';
import { allRowsOf } from '@/tests/support/workspaces';
import { CANARY, randomThings, type Side, type Things } from './scene';

/** A call of our code about `things`. */
export type Call = (actor: Actor, things: Things) => unknown;

const KEY = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const SECRET = /[\w-]{40,}/g;

/** The result, refusal or error of a call as text, without the IDs of its things. */
export async function outcomeOf(call: Call, actor: Actor, things: Things): Promise<string> {
  const answer = await Promise.resolve()
    .then(() => call(actor, things))
    .then(collect)
    .catch((thrown: unknown) => describeError(thrown));
  return textOf(answer)
    .replaceAll(things.orderId, 'ORDER')
    .replaceAll(KEY, 'KEY')
    .replaceAll(TIME, 'TIME')
    .replaceAll(SECRET, 'SECRET');
}

function describeError(thrown: unknown): string {
  if (isRefusal(thrown)) return `refused: ${thrown.code} ${JSON.stringify(thrown.details)}`;
  const { name, code } = thrown as Error & { code?: string };
  return `failed: ${name} ${code ?? ''}`;
}

/** Reads a stream to its end. */
async function collect(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer))
    return answer;
  const pieces: unknown[] = [];
  for await (const piece of answer as AsyncIterable<unknown>) pieces.push(piece);
  return pieces;
}

function textOf(answer: unknown): string {
  const text = JSON.stringify(answer, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  return text ?? 'nothing';
}

/** Each call gives the owner of a workspace another result for its things than for random ones. */
export async function expectVisible(side: Side, reads: Record<string, Call>): Promise<void> {
  for (const [name, read] of Object.entries(reads)) {
    const nothing = await outcomeOf(read, side.owner, randomThings(side.things));
    expect(await outcomeOf(read, side.owner, side.things), name).not.toBe(nothing);
  }
}

/** Each call by each person treats things of the other workspace like random ones, reveals nothing and changes nothing. */
export async function expectHidden(
  people: readonly Actor[],
  theirs: Side,
  calls: Record<string, Call>,
): Promise<void> {
  const before = await allRowsOf(theirs);
  for (const actor of people) {
    for (const [name, call] of Object.entries(calls)) {
      const about = `${name} by ${actor.role}`;
      const outcome = await outcomeOf(call, actor, theirs.things);
      expect(outcome, about).not.toContain(CANARY);
      expect(`${about}: ${outcome}`).toBe(
        `${about}: ${await outcomeOf(call, actor, randomThings(theirs.things))}`,
      );
    }
  }
  expect(await allRowsOf(theirs)).toEqual(before);
}

/** Each call by this person has this answer, and changes nothing. */
export async function expectDenied(
  actor: Actor,
  side: Side,
  calls: Record<string, Call>,
  answer = 'refused: forbidden',
): Promise<void> {
  const before = await allRowsOf(side);
  for (const [name, call] of Object.entries(calls)) {
    const outcome = await outcomeOf(call, actor, side.things);
    expect(`${name}: ${outcome}`).toMatch(new RegExp(`^${name}: ${answer}`));
  }
  expect(await allRowsOf(side)).toEqual(before);
}

/** Each call shows each person something of their own workspace, and nothing of the other one. */
export async function expectOwnOnly(
  people: readonly Actor[],
  word: string,
  calls: Record<string, (actor: Actor) => unknown>,
): Promise<void> {
  for (const actor of people) {
    for (const [name, call] of Object.entries(calls)) {
      const outcome = await outcomeOf(call, actor, { orderId: 'no Order ID' } as Things);
      expect(outcome, `${name} by ${actor.role}`).toContain(word);
      expect(outcome, `${name} by ${actor.role}`).not.toContain(CANARY);
    }
  }
}
