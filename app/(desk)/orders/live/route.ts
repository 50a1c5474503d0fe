import { z } from 'zod';
import { currentActor } from '@/lib/auth/require-actor';
import { readTogether } from '@/lib/db/read';
import { parametersOf } from '@/lib/exports/response';
import { parseListParams } from '@/lib/orders/list/parse';
import { restrictParams } from '@/lib/orders/list/queries';
import { readParameters } from '@/lib/search-params';
import { loadList, namedReads } from '@/app/(desk)/orders/load-list';

const headers = { 'Cache-Control': 'private, no-store' };

/** With `summary`, the figures above the list too. */
const options = { summary: z.literal('yes') };

/** The list that the page with this query shows, as data. 409 where the page would redirect. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: 'signed-out' }, { status: 401, headers });
  const parameters = parametersOf(request);
  const { place, ...parsed } = parseListParams(parameters);
  const listing = restrictParams(actor, parsed.listing);
  const hasSummary = readParameters(options, parameters).values.summary === 'yes';
  const named = await readTogether(...namedReads(actor));
  const list = await loadList(actor, { listing, place, hasSummary }, named, new Date());
  if (!list) return Response.json({ error: 'gone' }, { status: 409, headers });
  return Response.json(list, { headers });
}
