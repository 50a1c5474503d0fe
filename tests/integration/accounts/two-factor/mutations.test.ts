import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import {
  renewRecoveryCodes,
  consumeCode,
  turnOffCodes,
  turnOnCodes,
} from '@/lib/accounts/two-factor/mutations';
import { findSecondFactor } from '@/lib/accounts/queries';
import { newSetup } from '@/lib/accounts/two-factor/setup';
import { consumeRateLimit } from '@/lib/rate-limit/mutations';
import { password } from '@/tests/support/accounts';
import { codeOf, wrongCodeOf } from '@/tests/support/one-time-code';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { turnOn } from '@/tests/support/two-factor';

const ON = { isOn: true, recoveryCodesLeft: 10 };
const OFF = { isOn: false, recoveryCodesLeft: 0 };

const setupOf = ({ userId, name }: Actor) => newSetup({ userId, username: name });
const proofs = (code: string) => ({
  operationId: randomUUID(),
  code,
  currentPassword: password,
});
const take = ({ userId }: Actor, code: string) =>
  transaction((tx) => consumeCode(tx, { userId, code, now: new Date() }));
const actionsOf = async ({ workspaceId }: Actor) =>
  (await db().log.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } }))
    .map(({ action }) => action)
    .filter((action) => /Codes/.test(action));

describe('turning one-time codes on', () => {
  test('needs a code of the key and the password, and returns ten recovery codes', async () => {
    const ann = await newActorWithPassword();
    expect(await findSecondFactor(ann)).toEqual(OFF);
    const { key, code, recoveryCodes } = await turnOn(ann);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await findSecondFactor(ann)).toEqual(ON);
    expect(await take(ann, code)).toBe(false);
    expect(await take(ann, codeOf(key, 1))).toBe(true);
    expect(await take(ann, recoveryCodes[3]!)).toBe(true);
    expect(await findSecondFactor(ann)).toEqual({ ...ON, recoveryCodesLeft: 9 });
    expect(await actionsOf(ann)).toEqual(['One-Time Codes Turned On']);
  });

  test('leaves no secret in the log, and none readable in the database', async () => {
    const ann = await newActorWithPassword();
    const { key, recoveryCodes } = await turnOn(ann);
    const { userId, workspaceId } = ann;
    const stored = JSON.stringify([
      await db().log.findMany({ where: { workspaceId } }),
      await db().user.findMany({ where: { workspaceId } }),
      await db().recoveryCode.findMany({ where: { userId } }),
    ]);
    for (const secret of [key, password, ...recoveryCodes]) expect(stored).not.toContain(secret);
  });

  test('is idempotent and returns the same codes', async () => {
    const ann = await newActorWithPassword();
    const { key, sealed: setup } = await setupOf(ann);
    const form = { ...proofs(codeOf(key)), setup };
    const codes = await turnOnCodes(ann, form);
    await take(ann, codes[0]!);
    expect(await turnOnCodes(ann, form)).toEqual(codes);
    expect(await findSecondFactor(ann)).toEqual({ ...ON, recoveryCodesLeft: 9 });
    expect(await actionsOf(ann)).toEqual(['One-Time Codes Turned On']);
  });

  test('refuses a wrong code, a wrong password, and another user’s key', async () => {
    const ann = await newActorWithPassword();
    const { key, sealed: setup } = await setupOf(ann);
    const form = { ...proofs(codeOf(key)), setup };
    await refusalOf(turnOnCodes(ann, { ...form, code: wrongCodeOf(key) }), 'wrong-code');
    await refusalOf(turnOnCodes(ann, { ...form, currentPassword: 'wrong' }), 'wrong-password');
    const foreign = await setupOf(await newActor());
    const planted = { setup: foreign.sealed, code: codeOf(foreign.key) };
    await refusalOf(turnOnCodes(ann, { ...form, ...planted }), 'out-of-date');
    expect(await findSecondFactor(ann)).toEqual(OFF);
    expect(await actionsOf(ann)).toEqual([]);
  });

  test('does not replace a key that is on: the password alone is not enough', async () => {
    const ann = await newActorWithPassword();
    const { recoveryCodes } = await turnOn(ann);
    const { key, sealed: setup } = await setupOf(ann);
    await refusalOf(turnOnCodes(ann, { ...proofs(codeOf(key)), setup }), 'codes-on');
    expect(await take(ann, recoveryCodes[0]!)).toBe(true);
    expect(await take(ann, codeOf(key))).toBe(false);
  });
});

describe('turning one-time codes off', () => {
  test('needs password and code, and deletes both secrets', async () => {
    const ann = await newActorWithPassword();
    const { key, recoveryCodes } = await turnOn(ann);
    const form = proofs(codeOf(key, 1));
    await turnOffCodes(ann, form);
    await turnOffCodes(ann, form);
    expect(await findSecondFactor(ann)).toEqual(OFF);
    expect(await take(ann, recoveryCodes[0]!)).toBe(false);
    expect(await actionsOf(ann)).toEqual(['One-Time Codes Turned On', 'One-Time Codes Turned Off']);
    await refusalOf(turnOffCodes(ann, proofs('000000')), 'codes-off');
  });

  test('also works with a recovery code', async () => {
    const ann = await newActorWithPassword();
    const { recoveryCodes } = await turnOn(ann);
    await turnOffCodes(ann, proofs(recoveryCodes[9]!));
    expect(await findSecondFactor(ann)).toEqual(OFF);
  });

  test('is refused without both, and the code stays valid', async () => {
    const ann = await newActorWithPassword();
    const { key, code, recoveryCodes } = await turnOn(ann);
    const [spare] = recoveryCodes;
    const wrongPassword = { ...proofs(spare!), currentPassword: 'wrong' };
    await refusalOf(turnOffCodes(ann, wrongPassword), 'wrong-password');
    for (const wrong of [wrongCodeOf(key), code, 'zzzz-zzzz-zzzz']) {
      await refusalOf(turnOffCodes(ann, proofs(wrong)), 'wrong-code');
    }
    expect(await findSecondFactor(ann)).toEqual(ON);
    expect(await take(ann, spare!)).toBe(true);
  });

  test('cannot be brute-forced: after ten wrong codes even a right one is refused', async () => {
    const ann = await newActorWithPassword();
    const { key, recoveryCodes } = await turnOn(ann);
    for (let tries = 1; tries < 10; tries++)
      await consumeRateLimit('password', { account: ann.userId });
    await refusalOf(turnOffCodes(ann, proofs(wrongCodeOf(key))), 'wrong-code');
    await refusalOf(turnOffCodes(ann, proofs(recoveryCodes[0]!)), 'throttled');
    expect(await findSecondFactor(ann)).toEqual(ON);
  });
});

describe('new recovery codes', () => {
  test('replace the old ones', async () => {
    const ann = await newActorWithPassword();
    const { key, recoveryCodes } = await turnOn(ann);
    const form = proofs(codeOf(key, 1));
    const renewed = await renewRecoveryCodes(ann, form);
    expect(await renewRecoveryCodes(ann, form)).toEqual(renewed);
    expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    expect(await take(ann, recoveryCodes[0]!)).toBe(false);
    expect(await take(ann, renewed[0]!)).toBe(true);
    expect(await actionsOf(ann)).toEqual(['One-Time Codes Turned On', 'Recovery Codes Renewed']);
  });

  test('need more than the password, and codes that are on', async () => {
    const ann = await newActorWithPassword();
    await refusalOf(renewRecoveryCodes(ann, proofs('000000')), 'codes-off');
    const { key, recoveryCodes } = await turnOn(ann);
    await refusalOf(renewRecoveryCodes(ann, proofs(wrongCodeOf(key))), 'wrong-code');
    expect(await take(ann, recoveryCodes[0]!)).toBe(true);
  });
});
