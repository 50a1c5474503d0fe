import { exportOrders } from '@/app/(desk)/orders/export';

/** The listed orders as CSV. */
export function GET(request: Request): Promise<Response> {
  return exportOrders(request, 'csv');
}
