import { Sentence } from '@/components/ui/sentence';
import { formatCount, formatNumber } from '@/lib/numbers';
import * as messages from '@/lib/orders/list/messages';
import type { OrderSummary } from '@/lib/orders/summary';

/** Each figure links to its orders. */
export function SummaryFigures({ summary }: { summary: OrderSummary }) {
  const { today, stillDue, overdue, failed, deliveredToday } = summary;
  const figures = [
    ['status=ongoing&delivery=today', formatNumber(stillDue), messages.dueToday],
    ['delivery=overdue', formatCount(overdue), messages.overdue],
    ...(failed > 0 ? ([['attempts=failed', formatCount(failed), messages.failed]] as const) : []),
    [
      `status=delivered&deliveredFrom=${today}&deliveredTo=${today}`,
      formatNumber(deliveredToday),
      messages.deliveredToday,
    ],
  ] as const;
  return (
    <section aria-label={messages.summaryName} className="order-figures">
      {figures.map(([query, count, text]) => {
        const isAlert = text === messages.failed || (text === messages.overdue && overdue > 0);
        return (
          <a key={text} href={`/orders?${query}`}>
            <Sentence
              text={text}
              parts={{ count: <b className={isAlert ? 'text-danger' : undefined}>{count}</b> }}
            />
          </a>
        );
      })}
    </section>
  );
}
