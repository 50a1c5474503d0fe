import { headers } from 'next/headers';
import { z } from 'zod';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { sessionTokenOf } from '@/lib/auth/auth';
import { screensOf } from '@/lib/live/hub';
import { liveStream } from '@/lib/live/stream';
import { noteActor } from '@/lib/http/request-context';

/** Connections per device, in all server processes together; a browser needs one. */
const MOST_SCREENS = 20;

const afterSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(NaN);

/** Server-sent events of the actor's workspace, optionally resuming after a log entry. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOfRequest();
  if (!actor) return new Response(null, { status: 401 });
  if (screensOf(actor.sessionId) >= MOST_SCREENS) return new Response(null, { status: 429 });
  return new Response(liveStream(actor, resumePosition(request)), {
    headers: {
      'Content-Type': 'text/event-stream',
      // Compression, by Next too, would buffer events.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Pages can't see the status of an event stream, so they check here whether to reconnect. */
export async function HEAD(): Promise<Response> {
  return new Response(null, { status: (await actorOfRequest()) ? 200 : 401 });
}

/** Not `currentActor()`, which updates "last seen" after the response: here, hours later. */
async function actorOfRequest(): Promise<Actor | null> {
  const sessionToken = await sessionTokenOf(await headers());
  const actor = sessionToken && (await actorOfSession(sessionToken, new Date()));
  if (!actor) return null;
  noteActor(actor);
  return actor;
}

/** On a reconnect, the browser's `Last-Event-ID` is newer than the URL. */
function resumePosition(request: Request): number | null {
  const { searchParams } = new URL(request.url);
  const value = request.headers.get('last-event-id') ?? searchParams.get('after');
  const position = afterSchema.parse(value);
  return Number.isNaN(position) ? null : position;
}
