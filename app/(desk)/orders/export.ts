import { notFound } from 'next/navigation';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { exportResponse } from '@/lib/export/export-response';
import { ordersTable } from '@/lib/export/orders';
import { parametersOf } from '@/lib/export/parameters';
import type { ExportFormat } from '@/lib/export/table';
import { orderSlices } from '@/lib/orders/list';
import { parseListing } from '@/lib/orders/listing-address';
import { listPeople } from '@/lib/users/queries';

/** All orders that the list shows for the same address, in the same order, as a file. */
export async function exportOrders(request: Request, format: ExportFormat): Promise<Response> {
  const actor = await requireActor();
  if (!may(actor, 'orders.export')) notFound();
  const { listing } = parseListing(parametersOf(request));
  const now = new Date();
  return exportResponse(actor, orderSlices(actor, listing, now), {
    name: 'orders',
    format,
    table: ordersTable(await listPeople(actor)),
    now,
  });
}
