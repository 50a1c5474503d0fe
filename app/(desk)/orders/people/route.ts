import { z } from 'zod';
import { readParameters, searchParameter } from '@/lib/search-params';
import { currentActor } from '@/lib/auth/require-actor';
import { parametersOf } from '@/lib/exports/response';
import { findKnownPeople, PERSON_KINDS } from '@/lib/orders/known-people';

/** Names are personal data, so proxies must not store the response. */
const headers = { 'Cache-Control': 'private, no-store' };

const shape = { kind: z.enum(PERSON_KINDS), q: searchParameter };

/** For the order form: `{ people }` whose name has a word that begins with `q`. Signed-out users get 401, not a redirect. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: 'signed-out' }, { status: 401, headers });
  const { kind = 'recipient', q = '' } = readParameters(shape, parametersOf(request)).values;
  const people = await findKnownPeople(actor, kind, q);
  if (!people) return new Response(null, { status: 404, headers });
  return Response.json({ people }, { headers });
}
