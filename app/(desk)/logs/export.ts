import { notFound } from 'next/navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { exportResponse } from '@/lib/exports/response';
import { logTable } from '@/lib/exports/log';
import { parametersOf } from '@/lib/exports/response';
import type { ExportFormat } from '@/lib/exports/table';
import { streamLog } from '@/lib/audit-log/list/queries';
import { parseLogListParams } from '@/lib/audit-log/list/parse';

/** The same filter and order as on the page. */
export async function exportLog(request: Request, format: ExportFormat): Promise<Response> {
  const actor = await requirePermission('log.read');
  const { listing } = parseLogListParams(parametersOf(request));
  const slices = streamLog(actor, listing);
  if (!slices) notFound();
  return exportResponse(actor, slices, { name: 'log', format, table: logTable, now: new Date() });
}
