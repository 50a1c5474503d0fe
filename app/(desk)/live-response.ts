import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/require-actor';

const headers = { 'Cache-Control': 'private, no-store' };

/** What a screen shows now, as JSON: see `useLiveData`. 409 if `load` returns null: there the page would redirect. */
export async function liveResponse(
  load: (actor: Actor) => Promise<object | null>,
): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: 'signed-out' }, { status: 401, headers });
  const data = await load(actor);
  if (!data) return Response.json({ error: 'gone' }, { status: 409, headers });
  return Response.json(data, { headers });
}
