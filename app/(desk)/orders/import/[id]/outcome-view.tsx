import { FixForm } from '@/components/imports/fix-form';
import { OutcomeTable } from '@/components/imports/outcome-table';
import { OutcomeTabs } from '@/components/imports/outcome-tabs';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { listImportOrders, type ImportCounts } from '@/lib/imports/outcomes';
import { badRowsPath, importPath } from '@/lib/imports/paths';
import { outcomeTabs } from '@/lib/imports/tabs';
import { fixRowsAction } from '@/app/(desk)/orders/import/actions';
import type { ViewProps } from './view-props';

/** Orders on a page. */
const SIZE = 50;

/** The counts of an import, and a page of the orders of the part that is asked for. */
export async function OutcomeView({
  actor,
  view,
  show,
  after,
  counts,
}: ViewProps & { counts: ImportCounts }) {
  const { id, matching } = view;
  const isDone = view.state === 'done';
  const orders = await listImportOrders(actor, id, {
    ...(show === 'refused' ? { refusedOnly: true } : show && { verdict: show }),
    after,
    size: SIZE,
  });
  // What was refused is not among what was created, whatever the dry run had said.
  const shown = isDone && show !== 'refused' && show ? orders.filter((it) => !it.refusal) : orders;
  const isMendable = view.state === 'ready' && view.isOwn;
  const hasFields = isMendable && shown.some(({ rows }) => rows.length > 0);
  const table = (
    <OutcomeTable
      orders={shown}
      context={{
        isDone,
        isMendable,
        names: columnNames(matching, view.firstRow),
        shown: matching.targets.flatMap((target, column) => (target ? [column] : [])),
      }}
    />
  );
  return (
    <section aria-label="Orders of the file">
      <div aria-live="polite">
        <OutcomeTabs id={id} tabs={outcomeTabs(counts, isDone)} show={show} />
      </div>
      {counts.error > 0 ? (
        <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted print:hidden">
          <a href={badRowsPath(id)} target="_self" className={buttonClass()}>
            <Icon name="download" /> Download the bad rows
          </a>
          Mend them in a spreadsheet, and import that file.
        </p>
      ) : null}
      {shown.length === 0 ? (
        <p className="py-6 text-muted">There are none of these.</p>
      ) : hasFields ? (
        <FixForm id={id} action={fixRowsAction}>
          {table}
        </FixForm>
      ) : (
        table
      )}
      {after > 0 || orders.length === SIZE ? (
        <Pager
          summary={`Up to ${SIZE} on a page`}
          newer={null}
          older={
            orders.length === SIZE ? importPath(id, { show, after: orders.at(-1)!.position }) : null
          }
          newestFirst={false}
        >
          {after > 0 ? (
            <a href={importPath(id, { show })} className={buttonClass()}>
              Back to the first
            </a>
          ) : null}
        </Pager>
      ) : null}
    </section>
  );
}
