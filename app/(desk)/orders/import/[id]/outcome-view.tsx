import { OutcomeList } from '@/components/imports/outcome-list';
import { calendarDate, formatDate } from '@/lib/dates';
import { describeOutcome } from '@/lib/imports/describe';
import { columnNames } from '@/lib/imports/layouts/column-names';
import type { ImportCounts } from '@/lib/imports/counts';
import * as messages from '@/lib/imports/messages';
import { listImportOrders } from '@/lib/imports/outcomes';
import { OUTCOMES_SIZE } from '@/lib/imports/paths';
import { outcomeTabs } from '@/lib/imports/tabs';
import { fixRowsAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

export async function OutcomeView({
  actor,
  view,
  show,
  after,
  counts,
}: ViewProps & { counts: ImportCounts }) {
  const { id, mapping, clearedAt } = view;
  const isDone = view.state === 'done';
  if (clearedAt) {
    return (
      <>
        <ul aria-label={messages.outcomesLabel} className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
          {outcomeTabs(counts, isDone).map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p className="max-w-prose text-muted">
          {messages.rowsCleared(formatDate(calendarDate(clearedAt, actor.timeZone)))}
        </p>
      </>
    );
  }
  const orders = await listImportOrders(actor, id, {
    ...(show === 'refused' ? { refusedOnly: true } : show && { outcome: show }),
    after,
    size: OUTCOMES_SIZE,
  });
  // Refused orders keep the outcome of the dry run, but don't belong on that tab.
  const listed =
    isDone && show !== 'refused' && show ? orders.filter(({ refusal }) => !refusal) : orders;
  const isFixable = view.state === 'ready' && view.isOwn;
  const shown = mapping.targets.flatMap((target, column) => (target ? [column] : []));
  return (
    <OutcomeList
      {...{ id, show, after, isDone }}
      cancelled={mapping.cancelled}
      tabs={outcomeTabs(counts, isDone)}
      next={orders.length === OUTCOMES_SIZE ? orders.at(-1)!.position : null}
      orders={listed.map((order) => describeOutcome(order, { isFixable, shown }))}
      names={isFixable ? columnNames(mapping, view.firstRow) : []}
      hasErrors={counts.error > 0}
      {...(isFixable && { fix: fixRowsAction })}
    />
  );
}
