import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { childEnvironment, env } from '@/lib/env';
import {
  startBulkAction,
  cancelBulkAction,
  createBulkAction,
  undoBulkAction,
} from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { findBulkAction } from '@/lib/bulk/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { countersAndRows, newOrder, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn } from '@/tests/support/unguarded';

const PROGRAM = 'tests/support/bulk-process.ts';

const now = new Date();

/** A started bulk action of this many orders. */
async function runningGroup(actor: Actor, orders: number): Promise<string> {
  for (let number = 0; number < orders; number++) await newOrder(actor);
  const id = await createBulkAction(actor, {
    operationId: randomUUID(),
    verb: 'markDelivered',
    selection: { listing: DEFAULT_PARAMS },
    now,
  });
  await startBulkAction(actor, { id, now });
  return id;
}

async function deliveriesOf(actor: Actor, groupId: string): Promise<string[]> {
  const entries = (await storedEntries(actor)).filter((entry) => entry.groupId === groupId);
  return entries.map(({ orderDbId }) => orderDbId!);
}

test('a server killed in the middle of a bulk action leaves one that resumes, and nothing is done twice', async () => {
  const actor = await newActor();
  const id = await runningGroup(actor, 230);
  const server = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', PROGRAM, actor.userId, id],
    {
      env: childEnvironment({
        DATABASE_URL: env().DATABASE_URL,
        AUTH_SECRET: env().AUTH_SECRET,
        LOG_LEVEL: 'warn',
      }),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const end = once(server, 'close');
  // It has just finished a hundred, and works on the next ones.
  await once(server.stdout, 'data');
  server.kill('SIGKILL');
  await end;

  expect((await deliveriesOf(actor, id)).length).toBeGreaterThanOrEqual(100);
  await runBulkAction(actor, { id, budget: 60_000 });
  expect(await findBulkAction(actor, id)).toMatchObject({ state: 'done', done: 230, refused: 0 });
  const delivered = await deliveriesOf(actor, id);
  expect(delivered).toHaveLength(230);
  expect(new Set(delivered).size).toBe(230);
  expect(await findingsIn(actor.workspaceId)).toEqual([]);
  const { counters, rows } = await countersAndRows(actor);
  expect(counters).toEqual(rows);
  expect(rows).toEqual({ ongoing: 0, delivered: 230 });
});

test('a bulk action stopped in the middle can be undone or resumed, and an undo stops a running one', async () => {
  const actor = await newActor();
  const id = await runningGroup(actor, 130);
  expect(await runBulkAction(actor, { id, budget: 0 })).toMatchObject({
    state: 'running',
    done: 100,
  });
  await cancelBulkAction(actor, { id, now });
  expect(await runBulkAction(actor, { id, budget: 0 })).toMatchObject({
    state: 'cancelled',
    done: 100,
  });
  await startBulkAction(actor, { id, now });
  expect(await findBulkAction(actor, id)).toMatchObject({ state: 'running' });

  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now });
  expect(await runBulkAction(actor, { id, budget: 60_000 })).toMatchObject({ state: 'cancelled' });
  expect(await runBulkAction(actor, { id: undo, budget: 60_000 })).toMatchObject({
    state: 'done',
    done: 100,
  });
  expect((await countersAndRows(actor)).rows).toEqual({ ongoing: 130, delivered: 0 });
});
