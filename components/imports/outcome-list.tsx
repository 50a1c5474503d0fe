'use client';

import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { CancelledChoice } from '@/lib/imports/mapping/mapping';
import type { OutcomeLine } from '@/lib/imports/describe';
import * as messages from '@/lib/imports/messages';
import { badRowsPath, importPath, OUTCOMES_SIZE, type Show } from '@/lib/imports/paths';
import type { OutcomeTab } from '@/lib/imports/tabs';
import { FixForm } from './fix-form';
import { OutcomeTable } from './outcome-table';
import { OutcomeTabs } from './outcome-tabs';

export function OutcomeList({
  id,
  tabs,
  show,
  after,
  next,
  orders,
  names,
  isDone,
  cancelled,
  hasErrors,
  fix,
}: {
  id: string;
  tabs: readonly OutcomeTab[];
  show: Show | undefined;
  /** The last position of the previous page. */
  after: number;
  /** The last position of this page if there may be another. */
  next: number | null;
  orders: readonly OutcomeLine[];
  /** Column names, for cells that can be fixed. */
  names: readonly string[];
  isDone: boolean;
  cancelled: CancelledChoice;
  /** On any page. */
  hasErrors: boolean;
  /** For someone who may fix cells. Parses `fixFormSchema`. */
  fix?: ButtonAction;
}) {
  const table = <OutcomeTable {...{ orders, isDone, cancelled, names }} />;
  return (
    <section aria-label={messages.ordersLabel}>
      <div aria-live="polite">
        <OutcomeTabs {...{ id, tabs, show }} />
      </div>
      {hasErrors ? (
        <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted print:hidden">
          <a href={badRowsPath(id)} target="_self" className={buttonClass()}>
            <Icon name="download" /> {messages.downloadErrors}
          </a>
          {messages.downloadErrorsNote}
        </p>
      ) : null}
      {orders.length === 0 ? (
        <p className="py-6 text-muted">{messages.noOrders}</p>
      ) : fix && orders.some(({ rows }) => rows) ? (
        <FixForm id={id} action={fix}>
          {table}
        </FixForm>
      ) : (
        table
      )}
      {after > 0 || next !== null ? (
        <Pager
          summary={messages.perPage(OUTCOMES_SIZE)}
          newer={null}
          older={next === null ? null : importPath(id, { show, after: next })}
          newestFirst={false}
        >
          {after > 0 ? (
            <a href={importPath(id, { show })} className={buttonClass()}>
              {messages.backToFirstPage}
            </a>
          ) : null}
        </Pager>
      ) : null}
    </section>
  );
}
