import { exportLog } from '@/app/(desk)/logs/export';

/** The listed entries as JSON Lines. */
export function GET(request: Request): Promise<Response> {
  return exportLog(request, 'jsonl');
}
