import { ColumnHead } from '@/components/ui/column-head';
import type { CancelledChoice } from '@/lib/imports/mapping/mapping';
import type { OutcomeLine } from '@/lib/imports/describe';
import { ordersLabel, outcomeColumns } from '@/lib/imports/messages';
import { OutcomeRow } from './outcome-row';

export function OutcomeTable({
  orders,
  isDone,
  cancelled,
  names,
}: {
  orders: readonly OutcomeLine[];
  /** Whether the import is complete. */
  isDone: boolean;
  cancelled: CancelledChoice;
  /** Column names, for cells that can be fixed. */
  names: readonly string[];
}) {
  return (
    <table role="table" aria-label={ordersLabel} className="outcome-table">
      <thead role="rowgroup">
        <tr role="row">
          {outcomeColumns.map((head) => (
            <ColumnHead key={head}>{head}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {orders.map((order) => (
          <OutcomeRow key={order.line} {...{ order, isDone, cancelled, names }} />
        ))}
      </tbody>
    </table>
  );
}
