import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { deactivateOwnAccount } from '@/lib/accounts/mutations';
import { changesOf } from '@/tests/support/changes';
import { password, tryLogIn } from '@/tests/support/accounts';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const proof = (currentPassword = password) => ({ operationId: randomUUID(), currentPassword });
const userOf = ({ userId }: Actor) => db().user.findUniqueOrThrow({ where: { id: userId } });
const sessionsOf = ({ userId }: Actor) => db().session.findMany({ where: { userId } });
const entriesOf = ({ workspaceId }: Actor) =>
  db().log.findMany({ where: { workspaceId, action: 'Deactivated' } });

/** Two owners of one workspace, each with a password. */
async function twoOwners(): Promise<[Actor, Actor]> {
  const ann = await newActorWithPassword();
  const { workspaceId } = ann;
  return [ann, await newActorWithPassword({ workspaceId, name: 'Ben' })];
}

test('deactivating an account signs it out everywhere and blocks log-in', async () => {
  const [ann, ben] = await twoOwners();
  const { username } = await userOf(ann);
  const expires = new Date(Date.now() + 60_000);
  const reset = { identifier: ann.userId, token: randomUUID(), expires };
  await transaction((tx) => tx.verificationToken.create({ data: reset }));
  await deactivateOwnAccount(ann, proof());

  expect(await userOf(ann)).toMatchObject({ active: false });
  expect(await sessionsOf(ann)).toEqual([]);
  expect(await tryLogIn(username)).toBeNull();
  const where = { identifier: ann.userId };
  expect(await db().verificationToken.findMany({ where })).toEqual([]);
  expect(await userOf(ben)).toMatchObject({ active: true });
  expect(await sessionsOf(ben)).not.toEqual([]);

  const [entry, ...others] = await entriesOf(ben);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ actorId: ann.userId, actorName: ann.name });
  expect(changesOf(entry!)).toEqual({
    member: { from: null, to: username },
    memberId: { from: null, to: ann.userId },
  });
});

test('the last active owner cannot leave, whoever else is there', async () => {
  const ann = await newActorWithPassword();
  const { workspaceId } = ann;
  await newActor({ workspaceId, role: 'DISPATCHER' });
  const ben = await newActor({ workspaceId });
  const left = { where: { id: ben.userId }, data: { active: false } };
  await transaction((tx) => tx.user.update(left));
  await refusalOf(deactivateOwnAccount(ann, proof()), 'last-owner');
  expect(await userOf(ann)).toMatchObject({ active: true });
  expect(await sessionsOf(ann)).toHaveLength(1);
  expect(await entriesOf(ann)).toEqual([]);
});

test('a courier can leave at any time', async () => {
  const { workspaceId } = await newActor();
  const ben = await newActorWithPassword({ workspaceId, role: 'COURIER' });
  await deactivateOwnAccount(ben, proof());
  expect(await userOf(ben)).toMatchObject({ active: false });
});

test('deactivating needs the password', async () => {
  const [ann] = await twoOwners();
  await refusalOf(deactivateOwnAccount(ann, proof('wrong')), 'wrong-password');
  expect(await userOf(ann)).toMatchObject({ active: true });
  expect(await entriesOf(ann)).toEqual([]);
});

test('of two owners who leave at once, one stays', async () => {
  const owners = await twoOwners();
  const settled = await Promise.allSettled(
    owners.map((owner) => deactivateOwnAccount(owner, proof())),
  );
  const refused = settled.flatMap((result) =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  expect(refused).toMatchObject([{ code: 'last-owner' }]);
  const active = (await Promise.all(owners.map(userOf))).filter((user) => user.active);
  expect(active).toHaveLength(1);
});
