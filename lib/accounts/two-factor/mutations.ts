import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import type { ActiveUser } from '@/lib/accounts/queries';
import { facts } from '@/lib/audit-log/actions';
import { lockLog } from '@/lib/audit-log/append';
import { OPERATOR, withAudit, appendAudit } from '@/lib/audit-log/audited';
import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { stepOfCode } from './one-time-code';
import { hashOfRecoveryCode, deriveRecoveryCodes } from './recovery-code';
import { unsealSetup, sealKey, unsealKey } from './setup';

type Proofs = { operationId: string; code: string; currentPassword: string };

/** Accepts each code at most once, also concurrently. The caller limits attempts. */
export async function consumeCode(
  tx: Tx,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<boolean> {
  // A no-op write first: a concurrent request with the same code waits here.
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

/** Returns the recovery codes. A repeat needs a current code. Refusals: `out-of-date`, `codes-on`, `wrong-code`. */
export async function turnOnCodes(
  actor: Actor,
  { operationId, setup, code, currentPassword }: Proofs & { setup: string },
): Promise<string[]> {
  const { userId } = actor;
  const key = await unsealSetup(setup, userId);
  if (key === null) throw new Refusal('out-of-date', {});
  const codes = deriveRecoveryCodes(userId, operationId);
  return withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      request: ['turnOnCodes'],
      run: async (tx) => {
        if (await hasCodes(tx, userId)) throw new Refusal('codes-on', {});
        const step = stepOfCode(key, code, new Date());
        if (step === null) throw new Refusal('wrong-code', {});
        const totpSecret = await sealKey(key, userId);
        await changeUser(tx, { userId, passwordHash }, { totpSecret, totpStep: step });
        await replaceRecoveryCodes(tx, userId, codes);
        return { event: { action: 'One-Time Codes Turned On', changes: {} }, answer: codes };
      },
      onRepeat: async (tx) => {
        await requireCurrentCode(tx, userId, code);
        return codes;
      },
    }),
  );
}

/** Idempotent. Refusals: `codes-off`, `wrong-code`, `wrong-password`. */
export async function turnOffCodes(
  actor: Actor,
  { operationId, code, currentPassword }: Proofs,
): Promise<void> {
  const { userId } = actor;
  await withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      request: ['turnOffCodes'],
      run: async (tx) => {
        await requireCode(tx, userId, code);
        await changeUser(tx, { userId, passwordHash }, { totpSecret: null });
        await replaceRecoveryCodes(tx, userId, []);
        return { event: { action: 'One-Time Codes Turned Off', changes: {} } };
      },
    }),
  );
}

/** For an operator on the server, when a user lost both codes; false when there were none. */
export async function turnOffCodesOnServer({
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
        request: ['turnOffCodes', id],
        event: { action: 'One-Time Codes Turned Off', changes },
      },
    );
    return true;
  });
}

/**
 * Returns the new recovery codes. Needs a code too: a stolen password must not give access to the second factor.
 * Refusals: `codes-off`, `wrong-code`, `wrong-password`.
 */
export async function renewRecoveryCodes(
  actor: Actor,
  { operationId, code, currentPassword }: Proofs,
): Promise<string[]> {
  const { userId } = actor;
  const codes = deriveRecoveryCodes(userId, operationId);
  return withConfirmedPassword(actor, currentPassword, (passwordHash) =>
    withAudit(actor, {
      permission: null,
      operationId,
      request: ['renewRecoveryCodes'],
      run: async (tx) => {
        await requireCode(tx, userId, code);
        await changeUser(tx, { userId, passwordHash }, {});
        await replaceRecoveryCodes(tx, userId, codes);
        return { event: { action: 'Recovery Codes Renewed', changes: {} }, answer: codes };
      },
      onRepeat: async (tx) => {
        await requireCurrentCode(tx, userId, code);
        return codes;
      },
    }),
  );
}

async function requireCode(tx: Tx, userId: string, code: string): Promise<void> {
  if (!(await hasCodes(tx, userId))) throw new Refusal('codes-off', {});
  if (!(await consumeCode(tx, { userId, code, now: new Date() })))
    throw new Refusal('wrong-code', {});
}

/** Operation IDs are in the log, so a repeat proves possession again, with any current code. */
async function requireCurrentCode(tx: Tx, userId: string, code: string): Promise<void> {
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

/** Fails if the password changed after it was verified. */
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
