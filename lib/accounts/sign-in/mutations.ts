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
import { takeCode } from '@/lib/accounts/two-factor/mutations';
import { COST } from '@/lib/rate-limit/limits';
import { consumeRateLimit, penalizeRateLimit, refundRateLimit } from '@/lib/rate-limit/mutations';
import { rateLimitKey, type AttemptOrigin, type RateLimitKey } from '@/lib/rate-limit/limits';
import { usernameKey, usernameKeys } from '@/lib/accounts/user';
import { fingerprintOf, readTicket, ticketFor } from './ticket';

/** From where somebody signs in, with the device in words. */
export type DeviceInfo = AttemptOrigin & { device: string };

export type Started = { userId: string; sessionToken: string };

/** The user whom a sign-in is about; `passwordHash` is the one that was checked. */
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
 * Checks a username and password and signs the device in; null when they do not belong together. An unknown user,
 * a wrong password and a deactivated user take the same work and get the same answer. A hash that the user brought along
 * from Flask is replaced by one of ours. The same operation again answers with the same session.
 * @throws Refusal `code-needed` with a ticket where a one-time code is to follow, `throttled`, `reused-operation-id` or
 * `busy`.
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
  const trier = rateLimitKey(place, { account: usernameKey(username), userId: user?.id });
  await consumeRateLimit('signIn', trier, COST.tried);
  const hash = user?.active ? user.passwordHash : null;
  if (!(await verifyPassword(password, hash)) || !user || !hash) {
    const reason = user && !user.active ? 'deactivated' : 'wrong password';
    await noteFailure('signIn', trier, user, { ...place, reason });
    return null;
  }
  // A sign-in that still needs a code has no entry in which the new hash would stand.
  const isReplaced = isWerkzeugHash(hash) && user.totpSecret === null;
  const passwordHash = isReplaced ? await hashPassword(password) : hash;
  const checked = { passwordHash: hash, totpSecret: user.totpSecret };
  const started = await transaction(async (tx) => {
    await lockLog(tx, user.workspaceId);
    await refundRateLimit(tx, 'signIn', trier, COST.tried);
    if (!(await holdUser(tx, user.id, { checked, data: { passwordHash } }))) return null;
    return user.totpSecret ? 'code-needed' : openSession(tx, user, { operationId, ...place });
  });
  if (started === 'code-needed') {
    // Of its own, for the second step to be repeated: the one of the first may be known, and its session another's.
    const ticket = await ticketFor({ operationId: newId(), userId: user.id, passwordHash });
    throw new Refusal('code-needed', { ticket });
  }
  // Another log-in may have replaced the hash meanwhile, for the same password.
  return !started && passwordHash !== hash
    ? startSession({ operationId, username, password, ...place })
    : started;
}

/**
 * Signs the device in of somebody whose password was right, which the ticket proves, by a one-time code or a recovery
 * code; null when the ticket is none any more.
 * @throws Refusal `wrong-code`, `throttled` or `reused-operation-id`.
 */
export async function startSessionWithCode({
  ticket,
  code,
  ...place
}: { ticket: string; code: string } & DeviceInfo): Promise<Started | null> {
  const now = new Date();
  const { operationId, userId, fingerprint } = (await readTicket(ticket, now)) ?? {};
  if (!operationId || !userId) return null;
  const trier = rateLimitKey(place, { account: userId, userId });
  await consumeRateLimit('code', trier);
  const user = await db().user.findUnique({ where: { id: userId }, select: USER });
  if (!user?.active || fingerprintOf(user.passwordHash) !== fingerprint) return null;
  const { passwordHash, totpSecret } = user;
  const started = await transaction(async (tx) => {
    await lockLog(tx, user.workspaceId);
    if (!(await holdUser(tx, userId, { checked: { passwordHash, totpSecret } }))) return null;
    const earlier = await sessionOf(tx, { operationId, userId });
    if (earlier) {
      await refundRateLimit(tx, 'code', trier);
      return earlier;
    }
    if (!(await takeCode(tx, { userId, code, now }))) return 'wrong-code';
    await refundRateLimit(tx, 'code', trier);
    return openSession(tx, user, { operationId, ...place });
  });
  if (started !== 'wrong-code') return started;
  await noteFailure('code', trier, user, { ...place, reason: 'wrong code' });
  throw new Refusal('wrong-code', {});
}

/**
 * The session of a user who has proven who they are, in a transaction of the caller; the same operation again answers with
 * the same one. `how` is told where it was not with a password.
 * @throws Refusal `reused-operation-id`.
 */
export async function openSession(
  tx: Tx,
  user: Pick<User, 'id' | 'workspaceId' | 'name'>,
  { operationId, device, address, how }: { operationId: string; how?: string } & DeviceInfo,
): Promise<Started> {
  const now = new Date();
  const userId = user.id;
  const earlier = await sessionOf(tx, { operationId, userId });
  if (earlier) return earlier;
  await appendAudit(tx, whoIs(user), {
    operationId: newId(),
    asked: ['signIn', operationId],
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

/** Whoever has the username in this very spelling, where several spellings came in; otherwise in any. */
async function findUser(username: string) {
  const keys = usernameKeys(username);
  const users = await db().user.findMany({ where: { usernameKey: { in: keys } }, select: USER });
  return users.find((user) => user.usernameKey === keys[0]) ?? users[0];
}

/**
 * Whether a user is active and still has what was checked, such as the password. The write usually changes nothing: it
 * waits for a concurrent deactivation or change of password, and makes the next one wait until this session is visible.
 */
export async function holdUser(
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

async function sessionOf(
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

/** Counts a sign-in that failed; where it was somebody's, the log of their workspace tells it. */
async function noteFailure(
  kind: 'signIn' | 'code',
  trier: RateLimitKey,
  user: User | undefined,
  failure: DeviceInfo & { reason: string },
): Promise<void> {
  await transaction(async (tx) => {
    // Always before the counters, so that no two wait for each other in a circle.
    if (user) await lockLog(tx, user.workspaceId);
    // A code is looked at in no time, so it was counted as one that fails.
    if (kind === 'signIn') await penalizeRateLimit(tx, kind, trier);
    if (user) await appendFailure(tx, user, failure);
  });
}

/** Logs that a user failed to sign in; the caller has locked the log. */
export async function appendFailure(
  tx: Tx,
  user: Pick<User, 'id' | 'workspaceId' | 'name'>,
  { device, address, reason }: DeviceInfo & { reason: string },
): Promise<void> {
  await appendAudit(tx, whoIs(user), {
    operationId: newId(),
    asked: ['signIn'],
    event: { action: 'Sign-In Failed', changes: facts({ device, address, reason }) },
  });
}

function whoIs({ id, workspaceId, name }: Pick<User, 'id' | 'workspaceId' | 'name'>) {
  return { userId: id, workspaceId, name };
}
