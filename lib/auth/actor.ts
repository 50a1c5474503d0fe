import 'server-only';
import { z } from 'zod';
import { statements } from '@/lib/db/client';
import { raw, sql } from '@/lib/db/sql';
import { navigationAppOf, type NavigationApp } from '@/lib/orders/navigation-apps';
import { ROLES, type Role } from './roles';

declare const actorBrand: unique symbol;

/** A proven identity: of an active user with a live session, or with a job that such a session started. */
export type Actor = {
  readonly [actorBrand]: true;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** For links to maps. */
  readonly navigationApp: NavigationApp;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly timeZone: string;
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  /** Number of log entries when the workspace was read; anything read afterwards is at least as new. */
  readonly logSeq: number;
  /** Of the whole workspace, at the same moment. */
  readonly orderCounts: { readonly ongoing: number; readonly delivered: number };
};

/** Unlike a script's, the account of such an actor is checked again in each change. */
const JOB_SESSION = 'job';

const TOKEN = /^[\w-]+$/;

const userSchema = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(Object.keys(ROLES) as [Role, ...Role[]]),
  navigationApp: z.string().nullable().transform(navigationAppOf),
  workspaceId: z.string(),
  workspaceName: z.string(),
  timeZone: z.string(),
  logSeq: z.coerce.number(),
  ongoing: z.coerce.number(),
  delivered: z.coerce.number(),
});

const sessionSchema = userSchema.extend({
  active: z.coerce.boolean(),
  sessionId: z.string(),
  expires: z.coerce.date(),
  lastSeenAt: z.coerce.date(),
});

const USER = raw(`
  "User"."id" AS "userId", "User"."name", "User"."role", "User"."navigationApp", "Workspace"."id" AS "workspaceId",
  "Workspace"."name" AS "workspaceName", "Workspace"."timeZone", "Workspace"."logSeq",
  "Workspace"."ongoingCount" AS "ongoing", "Workspace"."deliveredCount" AS "delivered"`);

/** Null if the session ended or its user is deactivated. Queried on every request, so that changes apply at once. */
export async function actorOfSession(sessionToken: string, now: Date): Promise<Actor | null> {
  if (!TOKEN.test(sessionToken)) return null;
  const row = await statements().one(sql`
    SELECT ${USER}, "User"."active", "Session"."id" AS "sessionId", "Session"."expires", "Session"."lastSeenAt"
    FROM "Session" JOIN "User" ON "User"."id" = "Session"."userId"
      JOIN "Workspace" ON "Workspace"."id" = "User"."workspaceId"
    WHERE "Session"."sessionToken" = ${sessionToken}`);
  if (!row) return null;
  const { active, expires, ...found } = sessionSchema.parse(row);
  return active && expires > now ? actorOf(found) : null;
}

/** Null if the user is deactivated. For work that they started, whether or not they are still signed in. */
export async function actorOfJob(userId: string): Promise<Actor | null> {
  const row = await statements().one(sql`
    SELECT ${USER} FROM "User" JOIN "Workspace" ON "Workspace"."id" = "User"."workspaceId"
    WHERE "User"."id" = ${userId} AND "User"."active"`);
  return row
    ? actorOf({ ...userSchema.parse(row), sessionId: JOB_SESSION, lastSeenAt: new Date() })
    : null;
}

/** For scripts: acts as any user, even a deactivated one, without a session. Throws if the user doesn't exist. */
export async function actorOnThisMachine(userId: string): Promise<Actor> {
  const row = await statements().one(sql`
    SELECT ${USER} FROM "User" JOIN "Workspace" ON "Workspace"."id" = "User"."workspaceId"
    WHERE "User"."id" = ${userId}`);
  return actorOf({ ...userSchema.parse(row), sessionId: '', lastSeenAt: new Date() });
}

function actorOf({
  ongoing,
  delivered,
  ...actor
}: z.infer<typeof userSchema> & Pick<Actor, 'sessionId' | 'lastSeenAt'>): Actor {
  return { ...actor, orderCounts: { ongoing, delivered } } as Actor;
}
