import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLog } from '@/lib/audit-log/append';
import { facts } from '@/lib/audit-log/actions';
import { OPERATOR, withAudit, appendAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import type { ActiveUser } from '@/lib/accounts/queries';
import { stepOfCode } from './one-time-code';
import { hashOfRecoveryCode, recoveryCodesOf } from './recovery-code';
import { keyOfSetup, sealKey, unsealKey } from './setup';

type Proofs = { operationId: string; code: string; currentPassword: string };

/**
 * Takes a one-time code, or a recovery code in its place, of a user who has them on; whether it was one. None is taken
 * twice, also of two at once. Counting tries is the caller's.
 */
export async function takeCode(
  tx: Tx,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<boolean> {
  // A write that changes nothing comes first: of two that bring the same code, the second waits here for the first.
  const { totpSecret } = await tx.user.update({
    where: { id: userId },
    data: { totpStep: { increment: 0 } },
    select: { totpSecret: true },
  });
  if (totpSecret === null) return false;
  const key = await unsealKey(totpSecret, userId);
  const step = key && stepOfCode(key, code, now);
  if (step) {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpSecret, totpStep: { lt: step } },
      data: { totpStep: step },
    });
    return count === 1;
  }
  const hash = hashOfRecoveryCode(userId, code);
  if (hash === null) return false;
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, hash } });
  return count === 1;
}

/**
 * From now on the actor's log-in asks for a one-time code too. `setup` is what `newSetup()` sealed for them, `code` shows
 * that their application has the key. The same operation again, with the present code, changes nothing and answers the same recovery codes.
 * @throws Refusal `out-of-date`, `codes-on`, `wrong-code`, `wrong-password`, `throttled`, `reused-operation-id` or `busy`.
 */
export async function turnOnCodes(
  actor: Actor,
  { operationId, setup, code, currentPassword }: Proofs & { setup: string },
): Promise<string[]> {
  const { userId } = actor;
  const key = await keyOfSetup(setup, userId);
  if (key === null) throw new Refusal('out-of-date', {});
  const codes = recoveryCodesOf(userId, operationId);
  return withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      asked: ['turnOnCodes'],
      work: async (tx) => {
        if (await hasCodes(tx, userId)) throw new Refusal('codes-on', {});
        const step = stepOfCode(key, code, new Date());
        if (step === null) throw new Refusal('wrong-code', {});
        const totpSecret = await sealKey(key, userId);
        await changeUser(tx, { userId, passwordHash }, { totpSecret, totpStep: step });
        await replaceRecoveryCodes(tx, userId, codes);
        return { event: { action: 'One-Time Codes Turned On', changes: {} }, answer: codes };
      },
      again: async (tx) => {
        await requirePresentCode(tx, userId, code);
        return codes;
      },
    }),
  );
}

/**
 * From now on the actor's log-in takes the password alone. The same operation again changes nothing.
 * @throws Refusal `codes-off`, `wrong-code`, `wrong-password`, `throttled`, `reused-operation-id` or `busy`.
 */
export async function turnOffCodes(
  actor: Actor,
  { operationId, code, currentPassword }: Proofs,
): Promise<void> {
  const { userId } = actor;
  await withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      asked: ['turnOffCodes'],
      work: async (tx) => {
        await requireCode(tx, userId, code);
        await changeUser(tx, { userId, passwordHash }, { totpSecret: null });
        await replaceRecoveryCodes(tx, userId, []);
        return { event: { action: 'One-Time Codes Turned Off', changes: {} }, answer: undefined };
      },
      again: async () => undefined,
    }),
  );
}

/**
 * Takes one-time and recovery codes off somebody who lost both, by whoever runs the server; whether there were any.
 */
export async function takeCodesOffOnServer({
  workspace,
  id,
  username,
}: ActiveUser): Promise<boolean> {
  return transaction(async (tx) => {
    await lockLog(tx, workspace.id);
    if (!(await hasCodes(tx, id))) return false;
    await tx.user.update({ where: { id }, data: { totpSecret: null }, select: { id: true } });
    await replaceRecoveryCodes(tx, id, []);
    const changes = facts({ member: username, memberId: id });
    await appendAudit(
      tx,
      { ...OPERATOR, workspaceId: workspace.id },
      {
        operationId: newId(),
        asked: ['turnOffCodes', id],
        event: { action: 'One-Time Codes Turned Off', changes },
      },
    );
    return true;
  });
}

/**
 * Ten new recovery codes; the older ones are worth nothing any more. It takes a code as well: who has only found out the
 * password must not get the second proof by it. The same operation again answers the same codes to whoever has the present one.
 * @throws Refusal `codes-off`, `wrong-code`, `wrong-password`, `throttled`, `reused-operation-id` or `busy`.
 */
export async function renewRecoveryCodes(
  actor: Actor,
  { operationId, code, currentPassword }: Proofs,
): Promise<string[]> {
  const { userId } = actor;
  const codes = recoveryCodesOf(userId, operationId);
  return withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      asked: ['renewRecoveryCodes'],
      work: async (tx) => {
        await requireCode(tx, userId, code);
        await changeUser(tx, { userId, passwordHash }, {});
        await replaceRecoveryCodes(tx, userId, codes);
        return { event: { action: 'Recovery Codes Renewed', changes: {} }, answer: codes };
      },
      again: async (tx) => {
        await requirePresentCode(tx, userId, code);
        return codes;
      },
    }),
  );
}

async function requireCode(tx: Tx, userId: string, code: string): Promise<void> {
  if (!(await hasCodes(tx, userId))) throw new Refusal('codes-off', {});
  if (!(await takeCode(tx, { userId, code, now: new Date() }))) throw new Refusal('wrong-code', {});
}

/**
 * Whoever asks again has the application too: an operation is no secret, because the log tells it. The code may have been
 * taken, as it was by the same operation; it has to be the present one.
 */
async function requirePresentCode(tx: Tx, userId: string, code: string): Promise<void> {
  const { totpSecret } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSecret: true },
  });
  const key = totpSecret === null ? null : await unsealKey(totpSecret, userId);
  if (key === null || stepOfCode(key, code, new Date()) === null) {
    throw new Refusal('wrong-code', {});
  }
}

async function hasCodes(tx: Tx, userId: string): Promise<boolean> {
  const { totpSecret } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSecret: true },
  });
  return totpSecret !== null;
}

/** Writes while the password that was proven still is the one; it may have changed since. */
async function changeUser(
  tx: Tx,
  { userId, passwordHash }: { userId: string; passwordHash: string },
  data: { totpSecret?: string | null; totpStep?: number },
): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash },
    data: { passwordHash, ...data },
  });
  if (count === 0) throw new Refusal('wrong-password', {});
}

async function replaceRecoveryCodes(tx: Tx, userId: string, codes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const rows = codes.map((code) => ({ userId, hash: hashOfRecoveryCode(userId, code)! }));
  if (rows.length > 0) await tx.recoveryCode.createMany({ data: rows });
}
