import { notFound } from 'next/navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { env } from '@/lib/env';
import { fileResponse } from '@/lib/exports/response';
import { downloadLog } from '@/lib/audit-log/integrity/download';

export async function GET(): Promise<Response> {
  const actor = await requirePermission('log.download');
  const lines = await downloadLog(actor, env().CHECKPOINT_KEY_FILE);
  if (!lines) notFound();
  const today = calendarDate(new Date(), actor.timeZone);
  return fileResponse(lines, {
    name: `order-desk-log-${today}.jsonl`,
    contentType: 'application/jsonl',
  });
}
