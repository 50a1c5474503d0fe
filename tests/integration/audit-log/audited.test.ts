import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { Permission } from '@/lib/auth/roles';
import { db, transaction } from '@/lib/db/client';
import { withAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import { storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

/** Renames the workspace in an audited change. */
function rename(
  actor: Actor,
  name: string,
  {
    operationId = randomUUID(),
    permission = null,
    run = async () => {},
  }: {
    operationId?: string;
    permission?: Permission | null;
    run?: () => Promise<void>;
  } = {},
): Promise<string> {
  return withAudit(actor, {
    permission,
    operationId,
    request: ['rename', name],
    run: async (tx) => {
      await tx.workspace.update({ where: { id: actor.workspaceId }, data: { name } });
      await run();
      const changes = { workspaceName: { from: null, to: name } };
      return { event: { action: 'Settings Changed', changes }, answer: 'done' };
    },
    onRepeat: async () => 'done before',
  });
}

const nameOf = async ({ workspaceId }: Actor) =>
  (await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } })).name;

const change = (actor: Actor, data: object) =>
  transaction((tx) => tx.user.update({ where: { id: actor.userId }, data }));

test('a change and its entry are written together, with the actor’s name', async () => {
  const ann = await newActor();
  expect(await rename(ann, 'Southern')).toBe('done');
  expect(await nameOf(ann)).toBe('Southern');
  expect(await storedEntries(ann)).toMatchObject([
    { seq: 1, action: 'Settings Changed', actorId: ann.userId, actorName: 'Ann', orderDbId: null },
  ]);
});

test('a refusal writes neither', async () => {
  const ann = await newActor();
  const before = await nameOf(ann);
  const run = () => Promise.reject(new Refusal('last-owner', {}));
  await refusalOf(rename(ann, 'Southern', { run }), 'last-owner');
  expect(await nameOf(ann)).toBe(before);
  expect(await storedEntries(ann)).toEqual([]);
});

test('an operation runs once, and must repeat the same request', async () => {
  const ann = await newActor();
  const operationId = randomUUID();
  expect(await rename(ann, 'Southern', { operationId })).toBe('done');
  expect(await rename(ann, 'Southern', { operationId })).toBe('done before');
  await refusalOf(rename(ann, 'Northern', { operationId }), 'reused-operation-id');
  expect(await storedEntries(ann)).toHaveLength(1);
});

test('an actor without permission is refused, even for a repeated operation', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Ben' });
  const operationId = randomUUID();
  const permission = 'workspace.settings';
  await rename(ann, 'Southern', { operationId, permission });
  await refusalOf(rename(ben, 'Southern', { operationId, permission }), 'forbidden');
  await refusalOf(rename(ben, 'Northern', { permission }), 'forbidden');
  expect(await nameOf(ann)).toBe('Southern');
});

test('an actor who was deactivated or demoted since then is refused, even on a repeat', async () => {
  for (const [since, code] of [
    [{ active: false }, 'signed-out'],
    [{ role: 'COURIER' }, 'forbidden'],
  ] as const) {
    const ann = await newActor();
    const operationId = randomUUID();
    await rename(ann, 'Southern', { operationId });
    await change(ann, since);
    await refusalOf(rename(ann, 'Southern', { operationId }), code);
    await refusalOf(rename(ann, 'Northern'), code);
    expect(await nameOf(ann)).toBe('Southern');
  }
});
