import { exportLog } from '@/app/(desk)/logs/export';

export function GET(request: Request): Promise<Response> {
  return exportLog(request, 'csv');
}
