import { notFound } from 'next/navigation';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { requirePermission } from '@/lib/auth/require-actor';
import { parametersOf } from '@/lib/exports/response';
import { liveResponse } from '@/app/(desk)/live-response';
import { loadLog } from '@/app/(desk)/logs/load-log';

export function GET(request: Request): Promise<Response> {
  return liveResponse(async () => {
    const actor = await requirePermission('log.read');
    const loaded = await loadLog(actor, parseLogListParams(parametersOf(request)), new Date());
    return (loaded ?? notFound()).log;
  });
}
