import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { connectAccount, disconnectAccount } from '@/lib/accounts/single-sign-on/mutations';
import type { Actor } from '@/lib/auth/actor';
import { noteDenial } from '@/lib/auth/mutations';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { inTransaction } from '@/lib/db/raw';
import { invite, join, revokeInvitation } from '@/lib/team/invitations/mutations';
import { PEOPLE_ACTIONS, type PeopleAction } from '@/lib/audit-log/actions';
import { storedAccounts } from '@/lib/audit-log/integrity/read-accounts';
import { recordAccounts } from '@/lib/audit-log/integrity/record-accounts';
import { changeProfile, deactivateOwnAccount } from '@/lib/accounts/mutations';
import { allowReset, resetPassword } from '@/lib/accounts/password-reset/mutations';
import { renewRecoveryCodes, turnOffCodes } from '@/lib/accounts/two-factor/mutations';
import { endOtherSessions, endSessionByToken } from '@/lib/accounts/sessions/mutations';
import { startSessionWithCode } from '@/lib/accounts/sign-in/mutations';
import { changeRole, deactivate, handOver, reactivate } from '@/lib/team/mutations';
import { changePassword } from '@/lib/accounts/mutations';
import { changeSettings, deleteWorkspace } from '@/lib/workspaces/mutations';
import { logIn, newAccount, newUsername, password, tryLogIn } from '@/tests/support/accounts';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { insertEntry, nextEntry } from '@/tests/support/raw';
import { refusalOf } from '@/tests/support/refusals';
import { turnOn } from '@/tests/support/two-factor';
import { findingsIn, newUnguardedDesk } from '@/tests/support/unguarded';

const provider = { issuer: 'https://id.test', name: 'Parcel ID' } as Parameters<
  typeof connectAccount
>[1]['provider'];
const settings = {
  workspaceName: 'Parcels',
  timeZone: 'Europe/Warsaw',
  defaultSender: 'Ann',
  startView: 'due',
  workingDays: '123456',
  holidays: '2026-12-25 2026-12-26',
  attemptReasons: null,
};
const once = () => ({ operationId: newId() });

async function newMember(owner: Actor): Promise<{ username: string; actor: Actor }> {
  const { secret } = await invite(owner, { ...once(), role: 'COURIER', name: null });
  const username = newUsername();
  await join({ ...once(), secret, username, password });
  return { username, actor: await logIn(username) };
}

test('entries record the account state after every account action', async () => {
  const username = await newAccount();
  const ann = await logIn(username);
  const { workspaceId } = ann;
  const about = (member: Actor) => ({ ...once(), memberId: member.userId });
  const proven = { ...once(), currentPassword: password };
  const isProven = async () => expect(await findingsIn(workspaceId)).toEqual([]);
  await isProven();

  await changeSettings(ann, { ...once(), ...settings });
  const details = { username, name: 'Ann', email: 'ann@example.org' };
  await changeProfile(ann, { ...once(), ...details });
  await changePassword(ann, { ...proven, newPassword: `${password} 2` });
  await changePassword(ann, { ...once(), currentPassword: `${password} 2`, newPassword: password });
  await isProven();

  const { operationId: id } = once();
  await invite(ann, { operationId: id, role: 'COURIER', name: 'Nobody' });
  await revokeInvitation(ann, { ...once(), id });
  const { actor: bea, username: beaUsername } = await newMember(ann);
  await isProven();
  await invite(ann, { ...once(), role: 'OWNER', name: null });
  await changeRole(ann, { ...about(bea), role: 'OWNER' });
  await changeRole(ann, { ...about(bea), role: 'DISPATCHER' });
  await isProven();
  await deactivate(ann, about(bea));
  await tryLogIn(beaUsername);
  await reactivate(ann, about(bea));
  const { secret } = await allowReset(ann, about(bea));
  await resetPassword({ ...once(), secret, newPassword: password });
  await isProven();

  const { recoveryCodes } = await turnOn(ann);
  await isProven();
  const newCodes = await renewRecoveryCodes(ann, { ...proven, ...once(), code: recoveryCodes[0]! });
  await isProven();
  const { ticket } = (await refusalOf(tryLogIn(username), 'code-needed')).details;
  const started = await startSessionWithCode({ ticket, code: newCodes[0]!, device: 'Test' });
  await isProven();
  await turnOffCodes(ann, { ...proven, ...once(), code: newCodes[1]! });
  await isProven();
  await connectAccount(ann, { ...once(), provider, subject: randomUUID() });
  await isProven();
  await disconnectAccount(ann, { ...once(), provider });
  await isProven();

  await noteDenial(ann, 'other');
  await endSessionByToken(started!.sessionToken);
  await tryLogIn(username);
  await endOtherSessions(ann, once());
  const { actor: cal } = await newMember(ann);
  await deactivateOwnAccount(cal, { ...proven, ...once() });
  await isProven();
  await handOver(ann, about(bea));
  await isProven();
  await deleteWorkspace(await logIn(beaUsername), {
    ...once(),
    confirmation: settings.workspaceName,
    password,
  });
  await isProven();

  const entries = await db().log.findMany({ where: { workspaceId }, select: { action: true } });
  const done = new Set(entries.map(({ action }) => action));
  const notDone = PEOPLE_ACTIONS.filter((action) => !done.has(action));
  // By the server itself; see below.
  expect(notDone).toEqual(['Accounts Recorded' satisfies PeopleAction]);
});

test('an older log gets an entry that records its accounts', async () => {
  const { ann, raw, after } = await newUnguardedDesk();
  await newActorWithPassword({ workspaceId: ann.workspaceId, name: 'Bea', role: 'DISPATCHER' });
  const promote = `UPDATE "User" SET "role" = 'OWNER' WHERE "workspaceId" = $ann`;
  expect(await after(promote)).toEqual([]);
  await inTransaction(raw, () => recordAccounts(raw));
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
  expect(await after(promote.replace('OWNER', 'COURIER'))).toEqual([
    [6, 'user'],
    [6, 'user'],
  ]);
});

test('working days and holidays that an older entry lacks had their defaults', async () => {
  const { ann, raw, after } = await newUnguardedDesk();
  const { accounts } = await storedAccounts(raw, ann.workspaceId);
  const { workingDays: _days, holidays: _dates, ...older } = accounts.settings!;
  const to = JSON.stringify({ ...accounts, settings: older });
  const changes = JSON.stringify({ accounts: { from: null, to } });
  const action = 'Accounts Recorded' satisfies PeopleAction;
  await insertEntry(raw, await nextEntry(raw, ann, { action, changes }));
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
  const set = (values: string) => after(`UPDATE "Workspace" SET ${values} WHERE "id" = $ann`);
  expect(await set(`"holidays" = '2026-12-25'`)).toEqual([[6, 'settings']]);
  expect(await set(`"holidays" = '', "workingDays" = '1'`)).toEqual([[6, 'settings']]);
  expect(await set(`"workingDays" = '12345'`)).toEqual([]);
});

test('working days and holidays changed without an entry are detected', async () => {
  const { ann, after } = await newUnguardedDesk();
  await changeSettings(ann, { ...once(), ...settings });
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
  const set = (values: string) => after(`UPDATE "Workspace" SET ${values} WHERE "id" = $ann`);
  expect(await set(`"holidays" = '', "workingDays" = '12345'`)).toEqual([
    [6, 'settings'],
    [6, 'settings'],
  ]);
});

test('a forged entry does not stop the verification', async () => {
  const { raw, after } = await newUnguardedDesk();
  await inTransaction(raw, () => recordAccounts(raw));
  for (const to of ['null', '[]', '{"users":null}', '{"users":{"a":1}}', '{"settings":7}', '{']) {
    const changes = JSON.stringify({ accounts: { from: null, to } });
    const forged = `UPDATE "Log" SET "changes" = '${changes}' WHERE "workspaceId" = $ann AND "seq" = 6`;
    expect(await after(forged)).toContainEqual([6, 'hash']);
  }
});

test('a user in no entry is detected once all users were recorded', async () => {
  const ann = await logIn(await newAccount());
  await newActor({ workspaceId: ann.workspaceId, name: 'Mallory' });
  expect(await findingsIn(ann.workspaceId)).toEqual([[1, 'user']]);
});
