import { transaction } from '@/lib/db/client';
import { newSetup, sealKey } from '@/lib/accounts/two-factor/setup';
import { codeOf } from '@/tests/support/one-time-code';
import type { Person } from './team';

/** Turns on one-time codes for a user, even if they were on; returns a current code. */
export async function codesOn({ actor: { userId }, username }: Person): Promise<{ code: string }> {
  const { key } = await newSetup({ userId, username });
  const totpSecret = await sealKey(key, userId);
  await transaction((tx) =>
    tx.user.update({
      where: { id: userId },
      data: { totpSecret, totpStep: 0 },
      select: { id: true },
    }),
  );
  return { code: codeOf(key) };
}
