import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ChangeResult } from '@/lib/orders/mutations';
import type { OrderRow } from '@/lib/orders/list/queries';
import type { RefusalCode } from '@/lib/errors';
import { details } from '@/tests/support/orders';
import type { Application, Change, Outcome } from './application';
import type { Done, History } from './history';
import { pick, whole, type Random } from './random';

/** A user who works at any of several processes, on the same 20 orders as all others. */
export type Person = {
  applications: Application[];
  userId: string;
  history: History;
  random: Random;
  /** The orders as last read. */
  seen: OrderRow[];
  last: Done | null;
};

const ORDER_IDS = Array.from({ length: 20 }, (_, index) => `order-${index + 1}`);

/** Edits are twice as likely. */
const VERBS = [
  'editOrder',
  'editOrder',
  'markDelivered',
  'reopenOrder',
  'deleteOrder',
] as const satisfies Change['do'][];

/** Refusals that concurrent or outdated changes may get. */
const EXPECTED_REFUSALS: RefusalCode[] = [
  'stale',
  'conflict',
  'deleted',
  'duplicate-order-id',
  'already-delivered',
  'not-delivered',
];

/** Repeatedly reads the orders and sends a change: once, twice at once, once more later, or with a used operation ID. */
export async function workUntil(isOver: () => boolean, person: Person): Promise<void> {
  const { random } = person;
  while (!isOver()) {
    // One of four changes is based on outdated data.
    if (random() < 0.75) await readOrders(person);
    const change = chooseChange(person);
    const dice = random();
    if (dice < 0.1) await sendTwice(person, change);
    else if (dice < 0.2) await sendAndRepeat(person, change);
    else if (dice < 0.3 && person.last) await reuseOperationId(person, person.last);
    else await send(person, change);
  }
}

async function readOrders(person: Person): Promise<void> {
  const outcome = await pick(person.random, person.applications).list(person.userId);
  if ('answer' in outcome) person.seen = outcome.answer;
  else person.history.wrong.push(`a read was not answered: ${JSON.stringify(outcome)}`);
}

function chooseChange({ random, seen }: Person): Change {
  const operationId = randomUUID();
  const orderId = pick(random, ORDER_IDS);
  const content = { ...details, numberOfItems: 1 + whole(random, 1_000_000) };
  const order = seen.find((candidate) => candidate.orderId === orderId);
  if (!order) return { do: 'createOrder', input: { operationId, orderId, ...content } };
  const input = { operationId, id: order.id, version: order.version };
  const verb = pick(random, VERBS);
  return verb === 'editOrder' ? { do: verb, input: { ...input, ...content } } : { do: verb, input };
}

async function sendTwice(person: Person, change: Change): Promise<void> {
  count(person.history.repetitions, 'at once');
  const [one, other] = await Promise.all([send(person, change), send(person, change)]);
  if ('answer' in one && 'answer' in other) expectSame(person, one.answer, other.answer);
}

async function sendAndRepeat(person: Person, change: Change): Promise<void> {
  const first = await send(person, change);
  if (!('answer' in first)) return;
  count(person.history.repetitions, 'later');
  const second = await send(person, change);
  expectSame(person, first.answer, 'answer' in second ? second.answer : second);
}

/** Sends another change with a used operation ID. */
async function reuseOperationId(person: Person, { change, answer }: Done): Promise<void> {
  count(person.history.repetitions, 'reused');
  const { operationId } = change.input;
  const other: Change = { do: 'editOrder', input: { ...details, ...answer, operationId } };
  expectOneOf(person, ['reused-operation-id'], await ask(person, other));
}

async function send(person: Person, change: Change): Promise<Outcome<ChangeResult>> {
  const outcome = await ask(person, change);
  if (!('answer' in outcome)) expectOneOf(person, EXPECTED_REFUSALS, outcome);
  return outcome;
}

async function ask(person: Person, change: Change): Promise<Outcome<ChangeResult>> {
  const { history, random, applications, userId } = person;
  const sentAt = performance.now();
  const outcome = await pick(random, applications).change(userId, change);
  count(history.verbs, change.do);
  if ('refusal' in outcome) count(history.refusals, outcome.refusal);
  if ('answer' in outcome) {
    person.last = { change, answer: outcome.answer, sentAt, answeredAt: performance.now() };
    history.done.push(person.last);
  }
  return outcome;
}

function expectOneOf({ history }: Person, expected: RefusalCode[], outcome: Outcome): void {
  if ('refusal' in outcome && expected.includes(outcome.refusal)) return;
  history.wrong.push(`${JSON.stringify(outcome)} instead of ${expected.join(' or ')}`);
}

function expectSame({ history }: Person, first: ChangeResult, second: unknown): void {
  if (isDeepStrictEqual(first, second)) return;
  history.wrong.push(`${JSON.stringify(first)}, then ${JSON.stringify(second)}`);
}

function count(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}
