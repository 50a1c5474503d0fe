import { formatNumber } from '@/lib/numbers';
import { ROW_OUTCOMES } from './import';
import type { ImportCounts } from './outcomes';
import type { Show } from './paths';

export type OutcomeTab = { show: Show | undefined; text: string };

export function outcomeTabs(counts: ImportCounts, isDone: boolean): OutcomeTab[] {
  const { create, update, created, updated, identical, conflict, error, leftOut, refused } = counts;
  const tab = (show: Show, count: number, words: string) => ({
    show,
    text: `${formatNumber(count)} ${words}`,
  });
  return [
    { show: undefined, text: `All ${formatNumber(countAll(counts))}` },
    isDone ? tab('create', created, 'created') : tab('create', create, 'to create'),
    isDone ? tab('update', updated, 'updated') : tab('update', update, 'to update'),
    tab('identical', identical, 'identical'),
    tab('conflict', conflict, 'conflicts'),
    tab('error', error, 'errors'),
    ...(leftOut > 0 ? [tab('leftOut', leftOut, 'left out')] : []),
    ...(refused > 0 ? [tab('refused', refused, 'not imported')] : []),
  ];
}

function countAll(counts: ImportCounts): number {
  return ROW_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
