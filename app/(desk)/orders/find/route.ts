import { readParameters, searchParameter } from '@/lib/search-params';
import { currentActor } from '@/lib/auth/require-actor';
import { parametersOf } from '@/lib/exports/response';
import { findOrders } from '@/lib/orders/find';

/** Nobody on the way keeps who was looked for. */
const headers = { 'Cache-Control': 'private, no-store' };

/** The orders that `q` may mean, for the palette: `{ orders }`; for strangers 401, because nobody reads a page here. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: 'signed-out' }, { status: 401, headers });
  const { q } = readParameters({ q: searchParameter }, parametersOf(request)).values;
  return Response.json({ orders: await findOrders(actor, q ?? '', new Date()) }, { headers });
}
