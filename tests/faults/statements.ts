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

/** Something that a person wants; asked for again, it is the same operation. */
type Intention = { operationId: string; ask: () => Promise<ChangeResult> };

type Intend = (actor: Actor) => Promise<Intention>;

/** Every verb, with an order that it suits. */
const INTENTIONS: Record<string, Intend> = {
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

/** What the caller is told about each kind of fault; of all others nothing, because they pass when tried again. */
const TOLD: Partial<Record<Kind, string>> = { fault: 'made up: fault', full: 'disk-full' };

/** How often something was broken, and what came of it; `wrong` is empty where all was well. */
export type Breakages = {
  cases: number;
  /** The caller was told. */
  told: number;
  /** Nobody noticed: it was tried again inside. */
  hidden: number;
  wrong: string[];
};

/**
 * Breaks each statement of each verb once, before and after it was carried out, in every way that the engine knows; or
 * every n-th of all these cases. The drivers must be in our hands already; see `takeDrivers`.
 */
export async function breakages(engine: Engine, every = 1): Promise<Breakages> {
  const sum: Breakages = { cases: 0, told: 0, hidden: 0, wrong: [] };
  const bystander = await newActor();
  for (const [verb, intend] of Object.entries(INTENTIONS)) {
    const actor = await newActor();
    const { ask } = await intend(actor);
    const { length } = await withFault(undefined, ask);
    const cases = faults(length, KINDS[engine]).filter((_, index) => index % every === 0);
    for (const fault of cases) {
      const wrong = await breakage(actor, await intend(actor), { fault, length, bystander });
      sum.wrong.push(...wrong.map((what) => `${verb}, ${JSON.stringify(fault)}: ${what}`));
      sum.cases++;
      sum[TOLD[fault.kind] ? 'told' : 'hidden']++;
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

/** What is wrong after one fault, and after the operation was asked for again. */
async function breakage(
  actor: Actor,
  { operationId, ask }: Intention,
  { fault, length, bystander }: { fault: Fault; length: number; bystander: Actor },
): Promise<string[]> {
  const wrong: string[] = [];
  const before = await stored(actor, operationId);
  let answer: ChangeResult | undefined;
  let told: string | undefined;
  await withFault(fault, async () => {
    try {
      answer = await ask();
    } catch (thrown) {
      told = isRefusal(thrown) ? thrown.code : String((thrown as Error).message);
    }
  });
  if (told !== TOLD[fault.kind]) wrong.push(`the caller was told ${told}`);

  // Nothing of it may come along with what the next one writes over the same connection.
  await newOrder(bystander);
  const after = await stored(actor, operationId);
  const isCommitted = fault.at === length && fault.when === 'after';
  if (answer || isCommitted) {
    if (after.entries !== 1) wrong.push(`it has ${after.entries} entries`);
  } else if (!isDeepStrictEqual(after, before)) {
    wrong.push('something was left behind');
  }

  const again = await ask();
  if (answer && !isDeepStrictEqual(again, answer)) wrong.push('the second answer is another');
  const { entries } = await stored(actor, operationId);
  if (entries !== 1) wrong.push(`it has ${entries} entries in the end`);
  return wrong;
}

/** What an operation may change, and how many entries it has. */
async function stored({ workspaceId }: Actor, operationId: string) {
  const [workspace, orders, entries] = await Promise.all([
    db().workspace.findUnique({ where: { id: workspaceId } }),
    db().order.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }),
    db().log.findMany({ where: { workspaceId, operationId }, select: { id: true } }),
  ]);
  return { workspace, orders, entries: entries.length };
}
