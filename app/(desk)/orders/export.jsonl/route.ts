import { exportOrders } from '@/app/(desk)/orders/export';

/** The listed orders as JSON Lines. */
export function GET(request: Request): Promise<Response> {
  return exportOrders(request, 'jsonl');
}
