import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/audit-log/actions';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import type { Change } from '@/tests/faults/application';
import { expectedOutcome, recordChange, type Model } from '@/tests/faults/model';
import { details, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { tamperings } from '@/tests/support/tamperings';

const RUNS = 20;

const VERBS = { createOrder, editOrder, markDelivered, reopenOrder, deleteOrder };

const ACTIONS: Record<keyof typeof VERBS, Action> = {
  createOrder: 'Created',
  editOrder: 'Edited',
  markDelivered: 'Marked Delivered',
  reopenOrder: 'Reopened',
  deleteOrder: 'Deleted',
};

/** Ann and Ben of one workspace, and Eve of another. */
type People = [ann: Actor, ben: Actor, eve: Actor];

/** An attempt, described so that it has a meaning whatever happened before. */
type Attempt = {
  person: number;
  verb: keyof typeof VERBS;
  orderId: string;
  numberOfItems: number;
  deliveryDate: string;
  /** Which of all orders that ever existed, in any workspace. */
  order: number;
  /** The distance from the order’s version to the one they saw. */
  drift: number;
  /** Which earlier change they repeat, or whose operation ID they reuse. */
  operation: { as: 'new' } | { as: 'reused' | 'repeated'; earlier: number };
};

const attempt: fc.Arbitrary<Attempt> = fc.record({
  person: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2),
  verb: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('markDelivered' as const, 'reopenOrder' as const) },
    { weight: 3, arbitrary: fc.constantFrom('createOrder' as const, 'editOrder' as const) },
    { weight: 1, arbitrary: fc.constant('deleteOrder' as const) },
  ),
  orderId: fc.constantFrom('10248', '10249', '10250'),
  numberOfItems: fc.constantFrom(18, 19, 20),
  deliveryDate: fc.constantFrom('2026-04-17', '2026-04-18'),
  order: fc.nat(11),
  drift: fc.constantFrom(0, 0, 0, 0, 0, -1, -1, 1),
  operation: fc.oneof(
    { weight: 6, arbitrary: fc.constant({ as: 'new' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        as: fc.constantFrom('reused' as const, 'repeated' as const),
        earlier: fc.nat(29),
      }),
    },
  ),
});

/** One attempt for fast-check: the mutation must answer as the model does. */
class Try implements fc.AsyncCommand<Model, People> {
  constructor(readonly attempt: Attempt) {}

  check = () => true;
  toString = () => JSON.stringify(this.attempt);

  async run(model: Model, people: People): Promise<void> {
    const { actor, change } = meant(this.attempt, model, people);
    const expected = expectedOutcome(model, actor, change);
    const verb = VERBS[change.do] as (
      actor: Actor,
      input: Change['input'],
    ) => Promise<ChangeResult>;
    const outcome = await verb(actor, change.input).catch((thrown: unknown) => {
      if (isRefusal(thrown)) return { refusal: thrown.code };
      throw thrown;
    });
    if ('again' in expected) expect(outcome).toEqual(expected.again);
    else expect(outcome).toMatchObject(expected);
    if ('version' in expected)
      recordChange(model, { actor, change, answer: outcome as ChangeResult });
  }
}

function meant(
  { person, verb, orderId, numberOfItems, deliveryDate, order, drift, operation }: Attempt,
  { orders, accepted }: Model,
  people: People,
): { actor: Actor; change: Change } {
  const earlier =
    operation.as === 'new' ? undefined : accepted[operation.earlier % accepted.length];
  if (earlier && operation.as === 'repeated') return earlier;
  const actor = people[person]!;
  const operationId = earlier?.change.input.operationId ?? randomUUID();
  const content = { ...details, numberOfItems, deliveryDate };
  if (verb === 'createOrder') {
    return { actor, change: { do: verb, input: { operationId, orderId, ...content } } };
  }
  const { id, version } = orders[order % orders.length] ?? { id: randomUUID(), version: 1 };
  const seen = { operationId, id, version: version + drift };
  return verb === 'editOrder'
    ? { actor, change: { do: verb, input: { ...seen, ...content } } }
    : { actor, change: { do: verb, input: seen } };
}

test('whatever people try, the mutations answer as the model, and log and tables agree', async () => {
  const property = fc.asyncProperty(
    fc.commands([attempt.map((one) => new Try(one))], { maxCommands: 100, size: '+1' }),
    async (commands) => {
      const ann = await newActor();
      const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
      const people: People = [ann, ben, await newActor({ name: 'Eve' })];
      const model: Model = { orders: [], accepted: [] };
      await fc.asyncModelRun(() => ({ model, real: people }), commands);
      for (const actor of [ann, people[2]]) await expectStored(model, actor);
    },
  );
  await fc.assert(property, { numRuns: RUNS });
  expect(await tamperings()).toEqual([]);
});

async function expectStored({ orders, accepted }: Model, member: Actor): Promise<void> {
  const { workspaceId } = member;
  const isHere = (one: { workspaceId: string }) => one.workspaceId === workspaceId;
  expect(await storedEntries(member)).toMatchObject(
    accepted
      .filter(({ actor }) => isHere(actor))
      .map(({ actor, change, answer }) => ({
        action: ACTIONS[change.do],
        actorId: actor.userId,
        operationId: change.input.operationId,
        orderDbId: answer.id,
        orderId: answer.orderId,
        orderVersion: answer.version,
      })),
  );
  const stored = await db().order.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const living = orders.filter((order) => isHere(order) && order.status);
  expect(stored).toMatchObject(
    living.map(({ details: said, past: _, ...order }) => ({ ...order, ...said })),
  );
}
