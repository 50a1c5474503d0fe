import { OrderHistory } from '@/components/orders/order-history';
import type { Actor } from '@/lib/auth/actor';
import { orderHistory, takenOverHistory } from '@/lib/audit-log/queries';
import { historyHeading } from '@/lib/orders/changes/messages';

/** Requires `log.read`. */
export async function HistorySection({
  actor,
  order,
  now,
}: {
  actor: Actor;
  order: { id: string; orderId: string };
  now: Date;
}) {
  const [own, takenOver] = await Promise.all([
    orderHistory(actor, order.id),
    takenOverHistory(actor, order.orderId),
  ]);
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 font-semibold">
        {historyHeading}
      </h2>
      <OrderHistory entries={[...own, ...takenOver]} now={now} timeZone={actor.timeZone} />
    </section>
  );
}
