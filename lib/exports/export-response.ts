import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { fileResponse } from './file-response';
import { CONTENT_TYPES, written, type ExportFormat, type Table } from './table';

/** Rows as a file that is named after what they are and the day that it is for the actor: "orders-2026-11-22.csv". */
export function exportResponse<R>(
  actor: Actor,
  slices: AsyncIterable<R[]>,
  { name, format, table, now }: { name: string; format: ExportFormat; table: Table<R>; now: Date },
): Response {
  return fileResponse(written(format, table, slices), {
    name: `${name}-${calendarDate(now, actor.timeZone)}.${format}`,
    contentType: CONTENT_TYPES[format],
  });
}
