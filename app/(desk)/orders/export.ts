import { notFound } from 'next/navigation';
import { idParameter, readParameters, type Parameters } from '@/lib/search-params';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import { exportResponse } from '@/lib/exports/response';
import { ordersTable } from '@/lib/exports/orders';
import { parametersOf } from '@/lib/exports/response';
import type { ExportFormat } from '@/lib/exports/table';
import { findBulkAction } from '@/lib/bulk/queries';
import { streamBulkOrders } from '@/lib/bulk/stream';
import { streamOrders, type OrderRow } from '@/lib/orders/list/queries';
import { parseListParams } from '@/lib/orders/list/parse';
import { listPeople } from '@/lib/accounts/queries';

const bulkParams = { group: idParameter('group') };

/** Exports the order list with the same query string or, with `group`, the orders of a bulk action. */
export async function exportOrders(request: Request, format: ExportFormat): Promise<Response> {
  const actor = await requirePermission('orders.export');
  const now = new Date();
  return exportResponse(actor, await slicesFor(actor, parametersOf(request), now), {
    name: 'orders',
    format,
    table: ordersTable(await listPeople(actor)),
    now,
  });
}

async function slicesFor(
  actor: Actor,
  parameters: Parameters,
  now: Date,
): Promise<AsyncIterable<OrderRow[]>> {
  if (parameters.group === undefined) {
    return streamOrders(actor, parseListParams(parameters).listing, now);
  }
  const { group: id } = readParameters(bulkParams, parameters).values;
  const group = id ? await findBulkAction(actor, id) : null;
  return group ? streamBulkOrders(actor, group) : notFound();
}
