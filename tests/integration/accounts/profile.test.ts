import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { changeProfile } from '@/lib/accounts/mutations';
import { LIMITS } from '@/lib/rate-limit/limits';
import { findProfile } from '@/lib/accounts/queries';
import { exactUsernameKey } from '@/lib/accounts/usernames';
import { changesOf } from '@/tests/support/changes';
import { logIn, newUsername, tryLogIn } from '@/tests/support/accounts';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor, reread } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

/** What a form sends that changes everything. */
function newDetails() {
  const username = newUsername();
  const email = `${username.toLowerCase()}@example.com`;
  return { operationId: randomUUID(), username, name: 'Anna Bo', email };
}

const entriesOf = (workspaceId: string) =>
  db().log.findMany({ where: { workspaceId, action: 'Profile Changed' }, orderBy: { seq: 'asc' } });

test('name, username and e-mail address change together, with their old values in the log', async () => {
  const ann = await newActorWithPassword();
  const { username: before, ...rest } = await findProfile(ann);
  expect(rest).toEqual({ name: 'Ann', email: null });
  const { operationId, ...details } = newDetails();
  await changeProfile(ann, { operationId, ...details });
  expect(await findProfile(ann)).toEqual(details);

  expect(await tryLogIn(before)).toBeNull();
  const again = await logIn(details.username.toUpperCase());
  expect(again).toMatchObject({ userId: ann.userId, name: 'Anna Bo' });

  const [entry, ...others] = await entriesOf(ann.workspaceId);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ actorId: ann.userId, operationId });
  expect(changesOf(entry!)).toEqual({
    username: { from: before, to: details.username },
    name: { from: 'Ann', to: 'Anna Bo' },
    email: { from: null, to: details.email },
  });
});

test('the e-mail address can be removed, and only that is logged', async () => {
  const ann = await newActor();
  const { operationId, ...details } = newDetails();
  await changeProfile(ann, { operationId, ...details });
  await changeProfile(ann, { ...details, operationId: randomUUID(), email: null });
  expect(await findProfile(ann)).toEqual({ ...details, email: null });
  const changes = (await entriesOf(ann.workspaceId)).map(changesOf);
  expect(changes.at(-1)).toEqual({ email: { from: details.email, to: null } });
});

test('repeating a change is idempotent; with other content it is refused', async () => {
  const ann = await newActor();
  const details = newDetails();
  await Promise.all([changeProfile(ann, details), changeProfile(ann, details)]);
  await changeProfile(ann, { ...newDetails() });
  const after = await findProfile(ann);
  await changeProfile(ann, details);
  await refusalOf(changeProfile(ann, { ...details, name: 'Bo' }), 'reused-operation-id');
  expect(await findProfile(ann)).toEqual(after);
  expect(await entriesOf(ann.workspaceId)).toHaveLength(2);
});

test('an unchanged profile is not saved', async () => {
  const ann = await newActor();
  const details = await findProfile(ann);
  const same = changeProfile(ann, { operationId: randomUUID(), ...details });
  await refusalOf(same, 'unchanged-profile');
  expect(await entriesOf(ann.workspaceId)).toEqual([]);
});

test('a username that looks like another user’s is refused, another spelling of the own is not', async () => {
  const taken = newDetails();
  await changeProfile(await newActor(), taken);
  const ann = await newActor();
  const before = await findProfile(ann);
  for (const username of [taken.username, taken.username.toUpperCase()]) {
    const refused = changeProfile(ann, { ...newDetails(), username });
    expect((await refusalOf(refused, 'duplicate-username')).details).toEqual({ username });
  }
  expect(await findProfile(ann)).toEqual(before);
  const username = before.username.toUpperCase();
  await changeProfile(ann, { ...before, operationId: randomUUID(), username });
  expect(await findProfile(ann)).toEqual({ ...before, username });
});

test('a username that finds an imported user is refused', async () => {
  const username = newUsername();
  const { userId: id } = await newActor();
  const usernameKey = exactUsernameKey(username);
  await transaction((tx) => tx.user.update({ where: { id }, data: { username, usernameKey } }));
  const refused = changeProfile(await newActor(), { ...newDetails(), username });
  await refusalOf(refused, 'duplicate-username');
});

test('e-mail addresses need not be unique, since they are unverified, and so reveal nothing', async () => {
  const [ann, ben] = [await newActor(), await newActor()];
  const { email } = newDetails();
  await changeProfile(ann, { ...newDetails(), email });
  await changeProfile(ben, { ...newDetails(), email });
  expect(await db().user.findMany({ where: { email } })).toHaveLength(2);
});

test('of two workspaces that want one username at once, one gets it', async () => {
  const { username, email } = newDetails();
  const people = [await newActor(), await newActor()];
  const settled = await Promise.allSettled(
    people.map((actor) => changeProfile(actor, { ...newDetails(), username, email })),
  );
  const lost = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(lost).toMatchObject([{ code: 'duplicate-username' }]);
  expect(await db().user.findMany({ where: { email } })).toHaveLength(1);
});

test('probing for usernames is throttled', async () => {
  const ann = await newActor();
  const input = { name: 'Ann', email: null };
  const wanted = () =>
    changeProfile(ann, { ...input, operationId: randomUUID(), username: newUsername() });
  for (let tried = 0; tried < LIMITS.username.account!; tried++) await wanted();
  await refusalOf(wanted(), 'throttled');
  const { username } = await findProfile(ann);
  await changeProfile(ann, {
    ...input,
    operationId: randomUUID(),
    username,
    name: 'Ann of the depot',
  });
  expect((await findProfile(ann)).name).toBe('Ann of the depot');
});

test('the navigation app is Google Maps until another one is chosen, which is logged', async () => {
  const ann = await newActor();
  const details = await findProfile(ann);
  const choose = (navigationApp?: 'google' | 'waze') =>
    changeProfile(ann, { ...details, operationId: randomUUID(), navigationApp });
  const chosen = async () => (await reread(ann)).navigationApp;
  expect(await chosen()).toBe('google');
  await refusalOf(choose('google'), 'unchanged-profile');
  await choose('waze');
  expect(await chosen()).toBe('waze');
  const changes = (await entriesOf(ann.workspaceId)).map(changesOf);
  expect(changes).toEqual([{ navigationApp: { from: 'google', to: 'waze' } }]);
  await refusalOf(choose(), 'unchanged-profile');
  await choose('google');
  expect(await chosen()).toBe('google');
});
