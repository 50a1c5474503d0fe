import { exportOrders } from '@/app/(desk)/orders/export';

export function GET(request: Request): Promise<Response> {
  return exportOrders(request, 'csv');
}
