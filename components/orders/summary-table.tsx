import { describeDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import * as messages from '@/lib/orders/list/messages';
import type { OrderSummary } from '@/lib/orders/summary';

/** The data of the chart; each figure links to its orders. */
export function SummaryTable({ summary: { days, today } }: { summary: OrderSummary }) {
  return (
    <table
      aria-label={messages.chartName}
      className="mb-3 text-sm text-muted tabular-nums max-lg:hidden print:hidden [&_a]:block [&_a]:py-3 [&_a]:text-accent md:pointer-fine:[&_a]:py-1 [&_td]:pl-8 [&_td]:text-right [&_th]:text-left [&_th]:font-normal"
    >
      <thead>
        <tr>
          <th scope="col">{messages.dayHeading}</th>
          <th scope="col" className="pl-8">
            {messages.due}
          </th>
          <th scope="col" className="pl-8">
            {messages.delivered}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, due, delivered }) => (
          <tr key={date}>
            <th scope="row">{describeDate(date, today)}</th>
            <td>
              <a href={`/orders?deliveryFrom=${date}&deliveryTo=${date}`}>{formatNumber(due)}</a>
            </td>
            <td>
              {delivered === null ? (
                '–'
              ) : (
                <a href={`/orders?status=delivered&deliveredFrom=${date}&deliveredTo=${date}`}>
                  {formatNumber(delivered)}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
