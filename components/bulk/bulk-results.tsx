'use client';

import { Pager } from '@/components/ui/pager';
import type { ShownReason, ShownResult } from '@/lib/bulk/describe';
import * as messages from '@/lib/bulk/messages';
import { BulkTable } from './bulk-table';
import { OrderLink, ReasonList } from './reason-list';

/** Why orders were left unchanged, and the result of each order. */
export function BulkResults({
  reasons,
  results,
  first,
  last,
  handled,
  earlier,
  later,
}: {
  reasons: readonly ShownReason[];
  results: readonly ShownResult[];
  /** Positions of the first and the last result. */
  first: number;
  last: number;
  handled: number;
  /** Paths of the neighbouring pages. */
  earlier: string | null;
  later: string | null;
}) {
  return (
    <>
      <ReasonList reasons={reasons} />
      {results.length === 0 ? null : (
        <section aria-labelledby="results" className="mt-6">
          <h2 id="results" className="mb-1 font-semibold">
            {messages.resultsTitle}
          </h2>
          <BulkTable
            name={messages.resultsLabel}
            columns={messages.resultColumns}
            rows={results.map(({ refusal, ...order }) => ({
              key: order.id,
              cells: [<OrderLink key="link" order={order} />, refusal ?? messages.doneResult],
            }))}
          />
          <Pager
            summary={messages.resultsRange({ first, last, handled })}
            newer={earlier}
            older={later}
            newestFirst={false}
          />
        </section>
      )}
    </>
  );
}
