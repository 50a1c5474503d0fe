import 'server-only';
import { cache } from 'react';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { touchSession } from '@/lib/accounts/sessions/mutations';
import { noteActor } from '@/lib/http/request-context';
import { actorOfSession, type Actor } from './actor';
import { sessionTokenOf } from './auth';
import { noteDenial } from './mutations';
import { may } from './permissions';
import { logInPath, PATH_HEADER } from './redirect-target';
import type { Permission } from './roles';

/** Precision of "last seen", in milliseconds: a write per request would be too many. */
const TOUCH_MS = 5 * 60 * 1_000;

/** Null for someone who isn't signed in. Reads the database once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionToken = await sessionTokenOf(await headers());
  if (!sessionToken) return null;
  const now = new Date();
  const actor = await actorOfSession(sessionToken, now);
  if (actor) noteActor(actor);
  if (actor && now.getTime() - actor.lastSeenAt.getTime() > TOUCH_MS) {
    after(() => touchSession(actor, now));
  }
  return actor;
});

const noteOnce = cache(noteDenial);

/** Without the permission the page doesn't exist (404), and the log gets an entry. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (may(actor, permission)) return actor;
  await noteOnce(actor, permission);
  notFound();
}

export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(logInPath((await headers()).get(PATH_HEADER)));
}
