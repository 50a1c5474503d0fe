import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Engine } from '@/lib/db/engine';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { KINDS, withFault, type Fault, type Kind } from './driver';

/** A change that can be sent again as the same operation. */
type RepeatableChange = { operationId: string; ask: () => Promise<ChangeResult> };

type PrepareChange = (actor: Actor) => Promise<RepeatableChange>;

/** Each kind of change, with an order for it. */
const CHANGES: Record<string, PrepareChange> = {
  createOrder: async (actor) => {
    const operationId = randomUUID();
    const input = { operationId, orderId: operationId, ...details };
    return { operationId, ask: () => createOrder(actor, input) };
  },
  editOrder: async (actor) => {
    const input = { ...seen(await newOrder(actor)), ...details, numberOfItems: 19 };
    return { operationId: input.operationId, ask: () => editOrder(actor, input) };
  },
  markDelivered: async (actor) => {
    const input = seen(await newOrder(actor));
    return { operationId: input.operationId, ask: () => markDelivered(actor, input) };
  },
  reopenOrder: async (actor) => {
    const input = seen(await markDelivered(actor, seen(await newOrder(actor))));
    return { operationId: input.operationId, ask: () => reopenOrder(actor, input) };
  },
  deleteOrder: async (actor) => {
    const input = seen(await newOrder(actor));
    return { operationId: input.operationId, ask: () => deleteOrder(actor, input) };
  },
};

/** The error that each kind of fault must lead to; the other kinds succeed after a retry. */
const EXPECTED_ERRORS: Partial<Record<Kind, string>> = {
  fault: 'made up: fault',
  full: 'disk-full',
};

/** The number of faults and their outcomes; `wrong` is empty if all went well. */
export type StatementFaults = {
  cases: number;
  /** The caller got an error. */
  reported: number;
  /** The caller noticed nothing, since the change was retried. */
  retried: number;
  wrong: string[];
};

/**
 * Breaks each statement of each change once, before and after its execution, with every kind of fault of the engine; or
 * every n-th of these cases. Call `interceptDrivers` first.
 */
export async function breakStatements(engine: Engine, every = 1): Promise<StatementFaults> {
  const sum: StatementFaults = { cases: 0, reported: 0, retried: 0, wrong: [] };
  const bystander = await newActor();
  for (const [verb, prepare] of Object.entries(CHANGES)) {
    const actor = await newActor();
    const { ask } = await prepare(actor);
    const { length } = await withFault(undefined, ask);
    const cases = faults(length, KINDS[engine]).filter((_, index) => index % every === 0);
    for (const fault of cases) {
      const wrong = await breakStatement(actor, await prepare(actor), { fault, length, bystander });
      sum.wrong.push(...wrong.map((what) => `${verb}, ${JSON.stringify(fault)}: ${what}`));
      sum.cases++;
      sum[EXPECTED_ERRORS[fault.kind] ? 'reported' : 'retried']++;
    }
  }
  return sum;
}

function faults(length: number, kinds: Kind[]): Fault[] {
  const places = Array.from({ length }, (_, index) => index + 1);
  const moments = ['before', 'after'] as const;
  return kinds.flatMap((kind) =>
    places.flatMap((at) => moments.map((when): Fault => ({ at, when, kind }))),
  );
}

/** The problems after one fault, and after the operation was sent again. */
async function breakStatement(
  actor: Actor,
  { operationId, ask }: RepeatableChange,
  { fault, length, bystander }: { fault: Fault; length: number; bystander: Actor },
): Promise<string[]> {
  const wrong: string[] = [];
  const before = await stored(actor, operationId);
  let answer: ChangeResult | undefined;
  let error: string | undefined;
  await withFault(fault, async () => {
    try {
      answer = await ask();
    } catch (thrown) {
      error = isRefusal(thrown) ? thrown.code : String((thrown as Error).message);
    }
  });
  if (error !== EXPECTED_ERRORS[fault.kind]) wrong.push(`the caller got ${error}`);

  // The next change on the same connection must not commit a part of it.
  await newOrder(bystander);
  const after = await stored(actor, operationId);
  const isCommitted = fault.at === length && fault.when === 'after';
  if (answer || isCommitted) {
    if (after.entries !== 1) wrong.push(`it has ${after.entries} entries`);
  } else if (!isDeepStrictEqual(after, before)) {
    wrong.push('a part of the change was stored');
  }

  const again = await ask();
  if (answer && !isDeepStrictEqual(again, answer)) wrong.push('the second answer differs');
  const { entries } = await stored(actor, operationId);
  if (entries !== 1) wrong.push(`it has ${entries} entries in the end`);
  return wrong;
}

/** The data that an operation may change, and the number of its log entries. */
async function stored({ workspaceId }: Actor, operationId: string) {
  const [workspace, orders, entries] = await Promise.all([
    db().workspace.findUnique({ where: { id: workspaceId } }),
    db().order.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }),
    db().log.findMany({ where: { workspaceId, operationId }, select: { id: true } }),
  ]);
  return { workspace, orders, entries: entries.length };
}
