import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { fileResponse } from '@/lib/exports/response';
import { CONTENT_TYPES } from '@/lib/exports/table';
import { badRows } from '@/lib/imports/bad-rows';
import { importOrNotFound } from '@/app/(desk)/orders/import/[id]/load-or-not-found';

/** The rows with errors, as in the file, each with the reason. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/orders/import/[id]/errors.csv'>,
): Promise<Response> {
  const actor = await requirePermission('orders.import');
  const view = await importOrNotFound(actor, (await params).id);
  return fileResponse(badRows(actor, view), {
    name: `bad-rows-${calendarDate(new Date(), actor.timeZone)}.csv`,
    contentType: CONTENT_TYPES.csv,
  });
}
