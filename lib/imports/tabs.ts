import { ROW_OUTCOMES } from './import';
import * as messages from './messages';
import type { ImportCounts } from './counts';
import type { Show } from './paths';

export type OutcomeTab = { show: Show | undefined; text: string };

export function outcomeTabs(counts: ImportCounts, isDone: boolean): OutcomeTab[] {
  const { leftOut, refused } = counts;
  const shown = isDone ? counts.notRefused : counts;
  const tab = (show: Show, count: number) => ({
    show,
    text: messages.OUTCOME_COUNTS[show](count, isDone),
  });
  return [
    { show: undefined, text: messages.allOrders(countAll(counts)) },
    tab('create', shown.create),
    tab('update', shown.update),
    tab('identical', counts.identical),
    ...(counts.kept > 0 ? [tab('kept', counts.kept)] : []),
    tab('conflict', shown.conflict),
    ...(shown.cancelled > 0 ? [tab('cancelled', shown.cancelled)] : []),
    tab('error', counts.error),
    ...(leftOut > 0 ? [tab('leftOut', leftOut)] : []),
    ...(refused > 0 ? [tab('refused', refused)] : []),
  ];
}

function countAll(counts: ImportCounts): number {
  return ROW_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
