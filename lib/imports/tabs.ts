import { ROW_OUTCOMES } from './import';
import * as messages from './messages';
import type { ImportCounts } from './outcomes';
import type { Show } from './paths';

export type OutcomeTab = { show: Show | undefined; text: string };

export function outcomeTabs(counts: ImportCounts, isDone: boolean): OutcomeTab[] {
  const { leftOut, refused } = counts;
  const { create, update } = isDone ? counts.written : counts;
  const tab = (show: Show, count: number) => ({
    show,
    text: messages.OUTCOME_COUNTS[show](count, isDone),
  });
  return [
    { show: undefined, text: messages.allOrders(countAll(counts)) },
    tab('create', create),
    tab('update', update),
    tab('identical', counts.identical),
    ...(counts.kept > 0 ? [tab('kept', counts.kept)] : []),
    tab('conflict', counts.conflict),
    ...(counts.cancelled > 0 ? [tab('cancelled', counts.cancelled)] : []),
    tab('error', counts.error),
    ...(leftOut > 0 ? [tab('leftOut', leftOut)] : []),
    ...(refused > 0 ? [tab('refused', refused)] : []),
  ];
}

function countAll(counts: ImportCounts): number {
  return ROW_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
