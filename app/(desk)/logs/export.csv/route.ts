import { exportLog } from '@/app/(desk)/logs/export';

/** The listed entries as CSV. */
export function GET(request: Request): Promise<Response> {
  return exportLog(request, 'csv');
}
