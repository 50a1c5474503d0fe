import { Pager } from '@/components/ui/pager';
import { resultText } from '@/lib/bulk/describe';
import type { OrderResult } from '@/lib/bulk/queries';
import * as messages from '@/lib/bulk/messages';
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
        {messages.resultsTitle}
      </h2>
      <BulkTable
        name={messages.resultsLabel}
        columns={messages.resultColumns}
        rows={results.map(({ result, ...order }) => ({
          key: order.id,
          cells: [<OrderLink key="link" {...order} />, resultText(result)],
        }))}
      />
      <Pager
        summary={messages.resultsRange({ first: first.position, last: last.position, handled })}
        newer={earlier}
        older={later}
        newestFirst={false}
      />
    </section>
  );
}
