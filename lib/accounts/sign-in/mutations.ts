import { randomBytes } from 'node:crypto';
import { hashPassword, isWerkzeugHash, verifyPassword } from '@/lib/auth/password';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sessionAdapter } from '@/lib/db/auth-adapters';
import { lockLog } from '@/lib/audit-log/append';
import { facts } from '@/lib/audit-log/actions';
import { appendAudit } from '@/lib/audit-log/audited';
import { Refusal } from '@/lib/errors';
import { SESSION_MS } from '@/lib/accounts/sessions/mutations';
import { consumeCode } from '@/lib/accounts/two-factor/mutations';
import { COST, rateLimitKey, type AttemptOrigin, type RateLimitKey } from '@/lib/rate-limit/limits';
import { consumeRateLimit, penalizeRateLimit, refundRateLimit } from '@/lib/rate-limit/mutations';
import { usernameKey, usernameKeys } from '@/lib/accounts/usernames';
import { fingerprintOf, readTicket, ticketFor } from './ticket';

export type DeviceInfo = AttemptOrigin & { device: string };

export type Started = { userId: string; sessionToken: string };

/** `passwordHash` is the hash that was verified. */
type User = {
  id: string;
  workspaceId: string;
  name: string;
  passwordHash: string | null;
  totpSecret: string | null;
};

const USER = {
  id: true,
  workspaceId: true,
  name: true,
  active: true,
  usernameKey: true,
  passwordHash: true,
  totpSecret: true,
} as const;

/**
 * Null for a wrong pair. Unknown, deactivated and wrong password cost the same time and look the
 * same. Refusals: `code-needed` with a ticket, `throttled`, `reused-operation-id`, `busy`.
 */
export async function startSession({
  operationId,
  username,
  password,
  ...place
}: {
  operationId: string;
  username: string;
  password: string;
} & DeviceInfo): Promise<Started | null> {
  const user = await findUser(username);
  const limitKey = rateLimitKey(place, { account: usernameKey(username), userId: user?.id });
  await consumeRateLimit('signIn', limitKey, COST.tried);
  const hash = user?.active ? user.passwordHash : null;
  if (!(await verifyPassword(password, hash)) || !user || !hash) {
    const reason = user && !user.active ? 'deactivated' : 'wrong password';
    await recordFailure('signIn', limitKey, user, { ...place, reason });
    return null;
  }
  // The new hash needs a log entry, and a sign-in that still needs a code has none.
  const isReplaced = isWerkzeugHash(hash) && user.totpSecret === null;
  const passwordHash = isReplaced ? await hashPassword(password) : hash;
  const checked = { passwordHash: hash, totpSecret: user.totpSecret };
  const started = await transaction(async (tx) => {
    await lockLog(tx, user.workspaceId);
    await refundRateLimit(tx, 'signIn', limitKey, COST.tried);
    if (!(await lockUser(tx, user.id, { checked, data: { passwordHash } }))) return null;
    return user.totpSecret ? 'code-needed' : openSession(tx, user, { operationId, ...place });
  });
  if (started === 'code-needed') {
    // A new ID for the second step: knowing the first one must not lead to its session.
    const ticket = await ticketFor({ operationId: newId(), userId: user.id, passwordHash });
    throw new Refusal('code-needed', { ticket });
  }
  // A concurrent log-in may have replaced the hash of the same password.
  return !started && passwordHash !== hash
    ? startSession({ operationId, username, password, ...place })
    : started;
}

/** Null when the ticket has expired. Refusals: `wrong-code`, `throttled`. */
export async function startSessionWithCode({
  ticket,
  code,
  ...place
}: { ticket: string; code: string } & DeviceInfo): Promise<Started | null> {
  const now = new Date();
  const { operationId, userId, fingerprint } = (await readTicket(ticket, now)) ?? {};
  if (!operationId || !userId) return null;
  const limitKey = rateLimitKey(place, { account: userId, userId });
  await consumeRateLimit('code', limitKey);
  const user = await db().user.findUnique({ where: { id: userId }, select: USER });
  if (!user?.active || fingerprintOf(user.passwordHash) !== fingerprint) return null;
  const { passwordHash, totpSecret } = user;
  const started = await transaction(async (tx) => {
    await lockLog(tx, user.workspaceId);
    if (!(await lockUser(tx, userId, { checked: { passwordHash, totpSecret } }))) return null;
    const earlier = await findSession(tx, { operationId, userId });
    if (earlier) {
      await refundRateLimit(tx, 'code', limitKey);
      return earlier;
    }
    if (!(await consumeCode(tx, { userId, code, now }))) return 'wrong-code';
    await refundRateLimit(tx, 'code', limitKey);
    return openSession(tx, user, { operationId, ...place });
  });
  if (started !== 'wrong-code') return started;
  await recordFailure('code', limitKey, user, { ...place, reason: 'wrong code' });
  throw new Refusal('wrong-code', {});
}

/** `how` is logged unless the user signed in with a password. Idempotent per operation ID. */
export async function openSession(
  tx: Tx,
  user: Pick<User, 'id' | 'workspaceId' | 'name'>,
  { operationId, device, address, how }: { operationId: string; how?: string } & DeviceInfo,
): Promise<Started> {
  const now = new Date();
  const userId = user.id;
  const earlier = await findSession(tx, { operationId, userId });
  if (earlier) return earlier;
  await appendAudit(tx, auditSubject(user), {
    operationId: newId(),
    request: ['signIn', operationId],
    event: { action: 'Signed In', changes: facts({ device, address, reason: how }) },
  });
  await tx.session.deleteMany({ where: { userId, expires: { lte: now } } });
  await tx.user.update({ where: { id: userId }, data: { lastSeenAt: now }, select: { id: true } });
  const session = {
    operationId,
    sessionToken: randomBytes(32).toString('base64url'),
    userId,
    expires: new Date(now.getTime() + SESSION_MS),
    device,
  };
  await sessionAdapter(tx).createSession(session);
  return { userId, sessionToken: session.sessionToken };
}

/** Prefers the exact spelling when several were imported. */
async function findUser(username: string) {
  const keys = usernameKeys(username);
  const users = await db().user.findMany({ where: { usernameKey: { in: keys } }, select: USER });
  return users.find((user) => user.usernameKey === keys[0]) ?? users[0];
}

/**
 * False for an inactive user, or when `checked` no longer holds. The no-op write waits for a
 * concurrent change and blocks the next one until this session is visible.
 */
export async function lockUser(
  tx: Tx,
  id: string,
  {
    checked = {},
    data = {},
  }: {
    checked?: Partial<Pick<User, 'passwordHash' | 'totpSecret'>>;
    data?: { passwordHash?: string };
  } = {},
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id, active: true, workspace: { deletedAt: null }, ...checked },
    data: { active: true, ...data },
  });
  return count > 0;
}

async function findSession(
  tx: Tx,
  { operationId, userId }: { operationId: string; userId: string },
): Promise<Started | null> {
  const earlier = await tx.session.findUnique({
    where: { operationId },
    select: { userId: true, sessionToken: true },
  });
  if (earlier && earlier.userId !== userId) throw new Refusal('reused-operation-id', {});
  return earlier;
}

/** Logs the failure in the user's workspace, when there is one. */
async function recordFailure(
  kind: 'signIn' | 'code',
  limitKey: RateLimitKey,
  user: User | undefined,
  failure: DeviceInfo & { reason: string },
): Promise<void> {
  await transaction(async (tx) => {
    // Lock order: the log before the counters, to avoid deadlocks.
    if (user) await lockLog(tx, user.workspaceId);
    // A code attempt is charged in full beforehand, because checking it is fast.
    if (kind === 'signIn') await penalizeRateLimit(tx, kind, limitKey);
    if (user) await appendFailure(tx, user, failure);
  });
}

/** The caller holds the log lock. */
export async function appendFailure(
  tx: Tx,
  user: Pick<User, 'id' | 'workspaceId' | 'name'>,
  { device, address, reason }: DeviceInfo & { reason: string },
): Promise<void> {
  await appendAudit(tx, auditSubject(user), {
    operationId: newId(),
    request: ['signIn'],
    event: { action: 'Sign-In Failed', changes: facts({ device, address, reason }) },
  });
}

function auditSubject({ id, workspaceId, name }: Pick<User, 'id' | 'workspaceId' | 'name'>) {
  return { userId: id, workspaceId, name };
}
