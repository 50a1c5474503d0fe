import { headers } from 'next/headers';
import { z } from 'zod';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { sessionTokenOf } from '@/lib/auth/auth';
import { screensOf } from '@/lib/live/hub';
import { liveStream } from '@/lib/live/stream';
import { noteActor } from '@/lib/http/request-context';

/** Open pages of one device: a browser needs one. */
const MOST_SCREENS = 20;

const afterSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(NaN);

/** What happens in the actor's workspace, as it happens. A screen may say up to which entry of the log it knows. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOfRequest();
  if (!actor) return new Response(null, { status: 401 });
  if (screensOf(actor.sessionId) >= MOST_SCREENS) return new Response(null, { status: 429 });
  return new Response(liveStream(actor, placeOf(request)), {
    headers: {
      'Content-Type': 'text/event-stream',
      // Whoever compresses it, Next included, would hold events back until there is a block of them.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Whether it is worth coming back: what an event stream is answered with, pages cannot see. */
export async function HEAD(): Promise<Response> {
  return new Response(null, { status: (await actorOfRequest()) ? 200 : 401 });
}

/** Not `currentActor()`: that notes the device as seen after the answer, which here is hours later. */
async function actorOfRequest(): Promise<Actor | null> {
  const sessionToken = await sessionTokenOf(await headers());
  const actor = sessionToken && (await actorOfSession(sessionToken, new Date()));
  if (!actor) return null;
  noteActor(actor);
  return actor;
}

/** A browser that connects again says by itself where it was; it is newer than what the address says. */
function placeOf(request: Request): number | null {
  const { searchParams } = new URL(request.url);
  const given = request.headers.get('last-event-id') ?? searchParams.get('after');
  const place = afterSchema.parse(given);
  return Number.isNaN(place) ? null : place;
}
