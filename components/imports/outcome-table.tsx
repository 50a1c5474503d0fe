import { clsx } from 'clsx';
import { ColumnHead } from '@/components/ui/column-head';
import { ordersLabel, outcomeColumns } from '@/lib/imports/messages';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { OutcomeRow, type OutcomeContext } from './outcome-row';

/** Styles all cells at once; cards below `md`. */
const LOOK = clsx(
  'w-full text-sm max-md:block',
  'md:[&_td]:border-b md:[&_td]:border-line md:[&_td]:px-2 md:[&_td]:py-1.5 md:[&_td]:align-top',
  'max-md:[&_tr]:flex max-md:[&_tr]:flex-wrap max-md:[&_tr]:items-center max-md:[&_tr]:gap-x-3 max-md:[&_tr]:gap-y-1.5 max-md:[&_tr]:rounded-md max-md:[&_tr]:border max-md:[&_tr]:border-line max-md:[&_tr]:p-3 max-md:[&_tr]:text-base',
  'max-md:[&_td]:min-w-0 max-md:[&_.what]:w-full md:[&_.what]:w-full',
);

export function OutcomeTable({
  orders,
  context,
}: {
  orders: readonly ListedOrder[];
  context: OutcomeContext;
}) {
  return (
    <table role="table" aria-label={ordersLabel} className={LOOK}>
      <thead role="rowgroup" className="text-left text-muted max-md:hidden">
        <tr role="row">
          {outcomeColumns.map((head) => (
            <ColumnHead key={head}>{head}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:grid max-md:gap-3">
        {orders.map((order) => (
          <OutcomeRow key={order.position} {...{ order, context }} />
        ))}
      </tbody>
    </table>
  );
}
