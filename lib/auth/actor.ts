import 'server-only';
import { db } from '@/lib/db/client';
import type { Role } from './roles';

declare const actorBrand: unique symbol;

/** A proven identity: only a live session of an active user creates one. */
export type Actor = {
  readonly [actorBrand]: true;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly timeZone: string;
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  /** Number of log entries when the workspace was read; anything read afterwards is at least as new. */
  readonly logSeq: number;
};

const TOKEN = /^[\w-]+$/;

/** Null if the session ended or its user is deactivated. Queried on every request, so that changes apply at once. */
export async function actorOfSession(sessionToken: string, now: Date): Promise<Actor | null> {
  if (!TOKEN.test(sessionToken)) return null;
  const session = await db().session.findUnique({
    where: { sessionToken },
    select: { id: true, expires: true, lastSeenAt: true, user: { select: USER } },
  });
  if (!session || session.expires <= now || !session.user.active) return null;
  return actorOf(session.user, { sessionId: session.id, lastSeenAt: session.lastSeenAt });
}

/** For scripts: acts as any user, even a deactivated one, without a session. Throws if the user doesn't exist. */
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
