import { notFound } from 'next/navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { exportResponse } from '@/lib/export/export-response';
import { logTable } from '@/lib/export/log';
import { parametersOf } from '@/lib/export/parameters';
import type { ExportFormat } from '@/lib/export/table';
import { logSlices } from '@/lib/log/list';
import { parseLogListing } from '@/lib/log/listing-address';

/** All entries that the log shows for the same address, in the same order, as a file. */
export async function exportLog(request: Request, format: ExportFormat): Promise<Response> {
  const actor = await requirePermission('log.read');
  const { listing } = parseLogListing(parametersOf(request));
  const slices = logSlices(actor, listing);
  if (!slices) notFound();
  return exportResponse(actor, slices, { name: 'log', format, table: logTable, now: new Date() });
}
