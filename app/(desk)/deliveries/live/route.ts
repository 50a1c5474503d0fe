import { requirePermission } from '@/lib/auth/require-actor';
import { liveResponse } from '@/app/(desk)/live-response';
import { loadDeliveries } from '@/app/(desk)/deliveries/load-deliveries';

export function GET(): Promise<Response> {
  return liveResponse(async () =>
    loadDeliveries(await requirePermission('deliveries.read'), new Date()),
  );
}
