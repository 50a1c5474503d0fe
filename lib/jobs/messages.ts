import { countOf, formatNumber } from '@/lib/numbers';
import { isolated } from '@/lib/text';
import type { JobUnit, Progress } from './progress';

export const PROGRESS: Record<JobUnit, (progress: Progress) => string> = {
  orders: ({ handled, total }) => `${formatNumber(handled)} of ${countOf(total, 'order')}`,
  rows: ({ handled, total }) => `${formatNumber(handled)} of ${countOf(total, 'row')} checked`,
};

export const ratePerSecond = (rate: number) => `${formatNumber(rate)} per second`;
export const ownJobNote =
  'This runs while the page is open. If you leave, it pauses until you come back.';
export const othersJobNote = (userName: string) =>
  `This runs while ${isolated(userName)} has this page open.`;
export const cancelledNote = 'Changes made so far are kept. Select Continue to resume.';
export const retrying = 'No response. Retrying…';
