import 'server-only';
import { db } from '@/lib/db/client';

export type Role = 'OWNER' | 'DISPATCHER' | 'COURIER';

declare const actorBrand: unique symbol;

/** The proven "who". Only a live session of an active user makes one. */
export type Actor = {
  readonly [actorBrand]: true;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** IANA name; decides what "today" is for this person. */
  readonly timeZone: string;
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  /** Entries of the workspace's log when this was read; what is read after it is at least that new. */
  readonly logSeq: number;
};

/** What session tokens are made of. */
const TOKEN = /^[\w-]+$/;

/**
 * The actor behind a session token, or null when the session has ended, has expired, or its user is deactivated.
 * One query, meant to be asked on every request, so that all of these take hold at the next one.
 */
export async function actorOfSession(sessionToken: string, now: Date): Promise<Actor | null> {
  if (!TOKEN.test(sessionToken)) return null;
  const session = await db().session.findUnique({
    where: { sessionToken },
    select: {
      id: true,
      expires: true,
      lastSeenAt: true,
      user: {
        select: {
          id: true,
          name: true,
          role: true,
          active: true,
          workspace: { select: { id: true, name: true, timeZone: true, logSeq: true } },
        },
      },
    },
  });
  if (!session || session.expires <= now || !session.user.active) return null;
  const { user } = session;
  return {
    userId: user.id,
    name: user.name,
    role: user.role,
    workspaceId: user.workspace.id,
    workspaceName: user.workspace.name,
    timeZone: user.workspace.timeZone,
    sessionId: session.id,
    lastSeenAt: session.lastSeenAt,
    logSeq: user.workspace.logSeq,
  } as Actor;
}
