import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Sentence } from '@/components/ui/sentence';
import { formatDate } from '@/lib/dates';
import type { Stop } from '@/lib/orders/list/deliveries';
import { dueOn } from '@/lib/orders/list/messages';
import { ROW_BUTTON } from '@/lib/orders/order-target';
import * as messages from '@/lib/orders/rounds/messages';
import type { RoundOrder } from '@/lib/orders/rounds/queries';
import { moveText } from '@/lib/orders/rounds/round';
import { describeWindow } from '@/lib/orders/time-window';

export function RoundStop({
  stop: { address, ids, deliveries },
  today,
  isFirst,
  isLast,
}: {
  stop: Stop<RoundOrder>;
  /** `YYYY-MM-DD` */
  today: string;
  isFirst: boolean;
  isLast: boolean;
}) {
  const id = ids[0]!;
  return (
    <li>
      <span aria-hidden="true" data-handle={id} className="handle noscript:hidden">
        <Icon name="grip" />
      </span>
      <div>
        <p className="address font-medium wrap-anywhere">
          <bdi>{address}</bdi>
        </p>
        {deliveries.map((order) => (
          <p key={order.id} className="order">
            <a href={`/orders/${order.id}`}>
              <bdi>{order.orderId}</bdi>
            </a>
            <bdi>{order.recipientName}</bdi>
            {order.timeWindow ? <strong>{describeWindow(order.timeWindow)}</strong> : null}
            {order.deliveryDate < today ? (
              <span className="text-danger">
                <Sentence
                  text={dueOn}
                  parts={{
                    date: (
                      <time dateTime={order.deliveryDate}>{formatDate(order.deliveryDate)}</time>
                    ),
                  }}
                />
              </span>
            ) : null}
          </p>
        ))}
      </div>
      <span className="moves">
        {isFirst ? null : (
          <MoveButton move={moveText({ id, to: 'up' })} icon="up" name={messages.moveUp(address)} />
        )}
        {isLast ? null : (
          <MoveButton
            move={moveText({ id, to: 'down' })}
            icon="down"
            name={messages.moveDown(address)}
          />
        )}
      </span>
    </li>
  );
}

function MoveButton({ move, icon, name }: { move: string; icon: 'up' | 'down'; name: string }) {
  return (
    <button
      type="submit"
      name={ROW_BUTTON}
      value={move}
      aria-label={name}
      title={name}
      className={buttonClass({ look: 'quiet', size: 'icon', className: icon })}
    >
      <Icon name={icon} />
    </button>
  );
}
