import { readParameters, searchParameter } from '@/lib/search-params';
import { currentActor } from '@/lib/auth/require-actor';
import { parametersOf } from '@/lib/exports/response';
import { findOrders } from '@/lib/orders/find';

/** Search terms are personal data, so proxies must not store the response. */
const headers = { 'Cache-Control': 'private, no-store' };

/** For the command palette: `{ orders, isPart }` matching `q`. Signed-out users get 401, not a redirect. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: 'signed-out' }, { status: 401, headers });
  const { q } = readParameters({ q: searchParameter }, parametersOf(request)).values;
  return Response.json(await findOrders(actor, q ?? '', new Date()), { headers });
}
