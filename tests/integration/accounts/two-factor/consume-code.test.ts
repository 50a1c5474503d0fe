import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { oneTimeCode } from '@/lib/accounts/two-factor/one-time-code';
import { consumeCode } from '@/lib/accounts/two-factor/mutations';
import { hashOfRecoveryCode, deriveRecoveryCodes } from '@/lib/accounts/two-factor/recovery-code';
import { sealKey } from '@/lib/accounts/two-factor/setup';
import { newActor } from '@/tests/support/people';

/** The key of RFC 6238, appendix B, and the last six digits of its codes for SHA-1. */
const KEY = 'GEZDGNBVGY3TQOJQ'.repeat(2);
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

const now = new Date(1_234_567_890_000);
const at = (steps: number) => new Date(now.getTime() + steps * 30_000);

/** A user with this key and ten recovery codes, as stored. */
async function userWith(key: string) {
  const { userId } = await newActor();
  const codes = deriveRecoveryCodes(userId, randomUUID());
  await transaction(async (tx) => {
    const data = { totpSecret: await sealKey(key, userId) };
    await tx.user.update({ where: { id: userId }, data });
    const rows = codes.map((code) => ({ userId, hash: hashOfRecoveryCode(userId, code)! }));
    await tx.recoveryCode.createMany({ data: rows });
  });
  return { userId, codes };
}

const take = (userId: string, code: string, time = now) =>
  transaction((tx) => consumeCode(tx, { userId, code, now: time }));

const leftTo = (userId: string) => db().recoveryCode.findMany({ where: { userId } });

describe('a one-time code', () => {
  test('of RFC 6238 is accepted at its time only', async () => {
    const { userId } = await userWith(KEY);
    for (const [second, code] of VECTORS) {
      expect(await take(userId, code, new Date((second + 90) * 1_000))).toBe(false);
      expect(await take(userId, code, new Date(second * 1_000))).toBe(true);
    }
  });

  test('is taken once, whoever listened', async () => {
    const { userId } = await userWith(KEY);
    expect(await take(userId, '005924')).toBe(true);
    for (const time of [now, at(1), at(-1)]) expect(await take(userId, '005924', time)).toBe(false);
  });

  test('is refused after one of a later step, and the next one works', async () => {
    const { userId } = await userWith(KEY);
    expect(await take(userId, oneTimeCode(KEY, at(1)))).toBe(true);
    expect(await take(userId, oneTimeCode(KEY, now))).toBe(false);
    expect(await take(userId, oneTimeCode(KEY, at(2)), at(1))).toBe(true);
  });

  test('is accepted once of ten concurrent attempts', async () => {
    const { userId } = await userWith(KEY);
    const taken = await Promise.all(Array.from({ length: 10 }, () => take(userId, '005924')));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('of another user, or of a key moved from another user, is refused', async () => {
    const ann = await userWith(KEY);
    const ben = await userWith('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    expect(await take(ben.userId, '005924')).toBe(false);
    const moved = { totpSecret: await sealKey(KEY, ann.userId) };
    await transaction((tx) => tx.user.update({ where: { id: ben.userId }, data: moved }));
    expect(await take(ben.userId, '005924')).toBe(false);
    expect(await take(ann.userId, '005924')).toBe(true);
  });

  test('is refused for a user without a key', async () => {
    const { userId } = await newActor();
    expect(await take(userId, '005924')).toBe(false);
  });
});

describe('a recovery code', () => {
  test('is taken once, however it is written', async () => {
    const { userId, codes } = await userWith(KEY);
    const written = ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`;
    expect(await take(userId, written)).toBe(true);
    expect(await take(userId, codes[0]!)).toBe(false);
    expect(await leftTo(userId)).toHaveLength(9);
    expect(await take(userId, codes[9]!)).toBe(true);
  });

  test('is accepted once of ten concurrent attempts', async () => {
    const { userId, codes } = await userWith(KEY);
    const taken = await Promise.all(Array.from({ length: 10 }, () => take(userId, codes[0]!)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('of another user is refused and stays valid for them', async () => {
    const [ann, ben] = [await userWith(KEY), await userWith(KEY)];
    expect(await take(ben.userId, ann.codes[0]!)).toBe(false);
    expect(await leftTo(ann.userId)).toHaveLength(10);
    expect(await leftTo(ben.userId)).toHaveLength(10);
  });

  test('is not stored in plain text', async () => {
    const { userId, codes } = await userWith(KEY);
    const stored = JSON.stringify(await leftTo(userId));
    for (const code of codes) {
      expect(stored).not.toContain(code);
      expect(stored).not.toContain(code.replaceAll('-', ''));
    }
  });
});

test.each(['', ' ', '0', 'x'.repeat(100), "' OR 1=1 --", '000000\0', '\uD800'])(
  'a malformed code is refused: %j',
  async (code) => {
    const { userId } = await userWith(KEY);
    expect(await take(userId, code)).toBe(false);
  },
);
