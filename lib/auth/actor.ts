import 'server-only';
import { db } from '@/lib/db/client';
import type { Role } from './roles';

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
    select: { id: true, expires: true, lastSeenAt: true, user: { select: USER } },
  });
  if (!session || session.expires <= now || !session.user.active) return null;
  return actorOf(session.user, { sessionId: session.id, lastSeenAt: session.lastSeenAt });
}

/**
 * The actor that a command on this machine acts as, who has proven nothing but that they may run it: any user, also a
 * deactivated one, without a session. Throws where there is no such user. For scripts alone.
 */
export async function actorOnThisMachine(userId: string): Promise<Actor> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: USER });
  return actorOf(user, { sessionId: '', lastSeenAt: new Date() });
}

const USER = {
  id: true,
  name: true,
  role: true,
  active: true,
  workspace: { select: { id: true, name: true, timeZone: true, logSeq: true } },
} as const;

type User = {
  id: string;
  name: string;
  role: Role;
  workspace: { id: string; name: string; timeZone: string; logSeq: number };
};

function actorOf(
  { id, name, role, workspace }: User,
  session: Pick<Actor, 'sessionId' | 'lastSeenAt'>,
): Actor {
  return {
    userId: id,
    name,
    role,
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    timeZone: workspace.timeZone,
    ...session,
    logSeq: workspace.logSeq,
  } as Actor;
}
