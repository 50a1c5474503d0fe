import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';
import type { JobUnit, Progress } from './progress';

export const PROGRESS: Record<JobUnit, (progress: Progress) => string> = {
  orders: ({ handled, total }) => `${formatNumber(handled)} of ${countOf(total, 'order')}`,
  rows: ({ handled, total }) => `${formatNumber(handled)} of ${countOf(total, 'row')} checked`,
};

export const ratePerSecond = (rate: number) => `${formatNumber(rate)} per second`;
export const jobNote = 'You can leave or close this page. The work continues in the background.';
export const stoppedNote =
  'The work stopped because of a problem. Changes made so far are kept. Select Continue to resume.';
export const othersStoppedNote = (userName: string) =>
  `The work stopped because of a problem. Only ${isolated(userName)} can continue it.`;
export const cancelledNote = 'Changes made so far are kept. Select Continue to resume.';
export const refreshButton = 'Refresh';
export const retrying = 'No response. Retrying…';
