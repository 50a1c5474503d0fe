import { z } from 'zod';
import { readTogether } from '@/lib/db/read';
import { parametersOf } from '@/lib/exports/response';
import { parseListParams } from '@/lib/orders/list/parse';
import { restrictParams } from '@/lib/orders/list/queries';
import { readParameters } from '@/lib/search-params';
import { liveResponse } from '@/app/(desk)/live-response';
import { loadList, namedReads } from '@/app/(desk)/orders/load-list';

/** With `summary`, the figures above the list too. */
const options = { summary: z.literal('yes') };

export function GET(request: Request): Promise<Response> {
  return liveResponse(async (actor) => {
    const parameters = parametersOf(request);
    const { place, ...parsed } = parseListParams(parameters);
    const listing = restrictParams(actor, parsed.listing);
    const hasSummary = readParameters(options, parameters).values.summary === 'yes';
    const named = await readTogether(...namedReads(actor));
    return loadList(actor, { listing, place, hasSummary }, named, new Date());
  });
}
