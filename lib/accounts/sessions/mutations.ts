import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLog } from '@/lib/audit-log/append';
import { facts } from '@/lib/audit-log/actions';
import { withAudit, appendAudit } from '@/lib/audit-log/audited';

export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/** Signs out one of the actor's devices. Unknown IDs change nothing. */
export async function endSession(
  actor: Actor,
  { operationId, sessionId }: { operationId: string; sessionId: string },
): Promise<void> {
  await endSessions(actor, { operationId, request: ['endSession', sessionId], id: sessionId });
}

export async function endOtherSessions(
  actor: Actor,
  { operationId }: { operationId: string },
): Promise<void> {
  const others = { not: actor.sessionId };
  await endSessions(actor, { operationId, request: ['endOtherSessions'], id: others });
}

const NOTHING_ENDED = Symbol('nothing ended');

async function endSessions(
  actor: Actor,
  {
    operationId,
    request,
    id,
  }: { operationId: string; request: [string, ...string[]]; id: string | { not: string } },
): Promise<void> {
  const where = { userId: actor.userId, id };
  try {
    await withAudit(actor, {
      permission: null,
      operationId,
      request,
      run: async (tx) => {
        const sessions = await tx.session.findMany({ where, select: { device: true } });
        if (sessions.length === 0) throw NOTHING_ENDED;
        await tx.session.deleteMany({ where });
        const device = sessions.map((session) => session.device).join(', ');
        return {
          event: { action: 'Device Signed Out', changes: facts({ device }) },
        };
      },
    });
  } catch (thrown) {
    if (thrown !== NOTHING_ENDED) throw thrown;
  }
}

/** Does nothing for a session that has already ended. */
export async function endSessionByToken(sessionToken: string): Promise<void> {
  const session = await db().session.findUnique({
    where: { sessionToken },
    select: { device: true, user: { select: { id: true, workspaceId: true, name: true } } },
  });
  if (!session) return;
  const { id, workspaceId, name } = session.user;
  await transaction(async (tx) => {
    await lockLog(tx, workspaceId);
    const { count } = await tx.session.deleteMany({ where: { sessionToken } });
    if (count === 0) return;
    await appendAudit(
      tx,
      { userId: id, workspaceId, name },
      {
        operationId: newId(),
        request: ['signOut'],
        event: { action: 'Signed Out', changes: facts({ device: session.device }) },
      },
    );
  });
}

export async function touchSession(actor: Actor, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.user.updateMany({ where: { id: actor.userId }, data: { lastSeenAt: now } });
    await tx.session.updateMany({ where: { id: actor.sessionId }, data: { lastSeenAt: now } });
  });
}
