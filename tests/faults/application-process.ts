// The application without its pages, in its own process, so that tests can kill it or interrupt its database.
// Each line of its input is a command, answered by a line of output.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Actor } from '@/lib/auth/actor';
import { disconnect } from '@/lib/db/client';
import { listOrders, type OrderRow } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
} from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import { codeOf } from '@/scripts/bootstrap/failure.mjs';
import { newActor, signIn } from '@/tests/support/people';
import type { Command, Outcome } from './application';

const VERBS = { createOrder, editOrder, markDelivered, reopenOrder, deleteOrder };

const actors = new Map<string, Promise<Actor>>();

for await (const line of createInterface({ input: process.stdin })) {
  const { number, command } = JSON.parse(line) as { number: number; command: Command };
  void outcomeOf(command).then((outcome) => {
    writeOutput(`${JSON.stringify({ number, outcome })}\n`);
  });
}
await disconnect();

/**
 * Unbuffered, so that acknowledged changes are known even if the process is killed right here. Tries again while the pipe
 * is full.
 */
function writeOutput(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
    }
  }
}

async function outcomeOf(command: Command): Promise<Outcome> {
  try {
    return { answer: await execute(command) };
  } catch (thrown) {
    return isRefusal(thrown) ? { refusal: thrown.code } : { fault: String(thrown) };
  }
}

async function execute(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'nothing':
      return null;
    case 'join':
      return join(command);
    case 'list':
      return listing(await actorOf(command.userId));
    default: {
      const verb = VERBS[command.do] as (actor: Actor, input: unknown) => Promise<unknown>;
      return verb(await actorOf(command.userId), command.input);
    }
  }
}

/** The first page of the order list. */
async function listing(actor: Actor): Promise<OrderRow[]> {
  return (await listOrders(actor, DEFAULT_PARAMS, {}, new Date())).orders;
}

async function join(given: { workspaceId?: string; name?: string }): Promise<Actor> {
  const actor = await newActor(given);
  actors.set(actor.userId, Promise.resolve(actor));
  return actor;
}

/** Users who joined in another process sign in here. */
function actorOf(userId: string): Promise<Actor> {
  const known = actors.get(userId) ?? signIn(userId);
  actors.set(userId, known);
  return known;
}
