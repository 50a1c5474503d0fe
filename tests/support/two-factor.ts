import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { turnOnCodes } from '@/lib/accounts/two-factor/mutations';
import { newSetup } from '@/lib/accounts/two-factor/setup';
import { password } from './accounts';
import { codeOf } from './one-time-code';

/** Turns on one-time codes for a user with {@link password}, which uses up `code`. */
export async function turnOn(
  actor: Actor,
): Promise<{ key: string; code: string; recoveryCodes: string[] }> {
  const { key, sealed: setup } = await newSetup({ userId: actor.userId, username: actor.name });
  const code = codeOf(key);
  const recoveryCodes = await turnOnCodes(actor, {
    operationId: randomUUID(),
    setup,
    code,
    currentPassword: password,
  });
  return { key, code, recoveryCodes };
}
