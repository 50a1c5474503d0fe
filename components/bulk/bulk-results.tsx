import { Pager } from '@/components/ui/pager';
import { resultText } from '@/lib/bulk/describe';
import type { OrderResult } from '@/lib/bulk/queries';
import { formatNumber } from '@/lib/numbers';
import { BulkTable } from './bulk-table';
import { OrderLink } from './reason-list';

export function BulkResults({
  results,
  handled,
  earlier,
  later,
}: {
  results: OrderResult[];
  handled: number;
  /** Paths of the neighbouring pages. */
  earlier: string | null;
  later: string | null;
}) {
  if (results.length === 0) return null;
  const [first, last] = [results[0]!, results.at(-1)!];
  return (
    <section aria-labelledby="results" className="mt-6">
      <h2 id="results" className="mb-1 font-semibold">
        Result for each order
      </h2>
      <BulkTable
        name="Results"
        columns={['Order ID', 'Result']}
        rows={results.map(({ result, ...order }) => ({
          key: order.id,
          cells: [<OrderLink key="link" {...order} />, resultText(result)],
        }))}
      />
      <Pager
        summary={`${formatNumber(first.position)}–${formatNumber(last.position)} of ${formatNumber(handled)}`}
        newer={earlier}
        older={later}
        newestFirst={false}
      />
    </section>
  );
}
