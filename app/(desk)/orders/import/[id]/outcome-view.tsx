import { FixForm } from '@/components/imports/fix-form';
import { OutcomeTable } from '@/components/imports/outcome-table';
import { OutcomeTabs } from '@/components/imports/outcome-tabs';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { columnNames } from '@/lib/imports/layouts/column-names';
import * as messages from '@/lib/imports/messages';
import { listImportOrders, type ImportCounts } from '@/lib/imports/outcomes';
import { badRowsPath, importPath } from '@/lib/imports/paths';
import { outcomeTabs } from '@/lib/imports/tabs';
import { fixRowsAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

const PAGE_SIZE = 50;

export async function OutcomeView({
  actor,
  view,
  show,
  after,
  counts,
}: ViewProps & { counts: ImportCounts }) {
  const { id, mapping } = view;
  const isDone = view.state === 'done';
  const orders = await listImportOrders(actor, id, {
    ...(show === 'refused' ? { refusedOnly: true } : show && { outcome: show }),
    after,
    size: PAGE_SIZE,
  });
  // Refused orders keep the outcome of the dry run, but don't belong on that tab.
  const shown =
    isDone && show !== 'refused' && show ? orders.filter(({ refusal }) => !refusal) : orders;
  const isFixable = view.state === 'ready' && view.isOwn;
  const hasFields = isFixable && shown.some(({ rows }) => rows.length > 0);
  const table = (
    <OutcomeTable
      orders={shown}
      context={{
        isDone,
        isFixable,
        names: columnNames(mapping, view.firstRow),
        shown: mapping.targets.flatMap((target, column) => (target ? [column] : [])),
      }}
    />
  );
  return (
    <section aria-label={messages.ordersLabel}>
      <div aria-live="polite">
        <OutcomeTabs id={id} tabs={outcomeTabs(counts, isDone)} show={show} />
      </div>
      {counts.error > 0 ? (
        <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted print:hidden">
          <a href={badRowsPath(id)} target="_self" className={buttonClass()}>
            <Icon name="download" /> {messages.downloadErrors}
          </a>
          {messages.downloadErrorsNote}
        </p>
      ) : null}
      {shown.length === 0 ? (
        <p className="py-6 text-muted">{messages.noOrders}</p>
      ) : hasFields ? (
        <FixForm id={id} action={fixRowsAction}>
          {table}
        </FixForm>
      ) : (
        table
      )}
      {after > 0 || orders.length === PAGE_SIZE ? (
        <Pager
          summary={messages.perPage(PAGE_SIZE)}
          newer={null}
          older={
            orders.length === PAGE_SIZE
              ? importPath(id, { show, after: orders.at(-1)!.position })
              : null
          }
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
