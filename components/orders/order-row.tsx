import { clsx } from 'clsx';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { formatNumber } from '@/lib/numbers';
import type { OrderRow } from '@/lib/orders/queries';
import { DeliveryDate } from './delivery-date';
import { MapLink } from './map-link';
import { StatusButton } from './order-button';
import { StatusChip } from './status-chip';

/** A longer Order ID is broken over several lines. */
const LONG_ID = 20;

export type RowActions = { markDelivered: ButtonAction; reopen: ButtonAction };

/** One order: a row on wide screens, a card on narrow ones. All of it leads to the order; its buttons are their own. */
export function TableRow({
  order,
  today,
  changed,
  newOperationId,
  actions,
}: {
  order: OrderRow;
  today: string;
  changed: boolean;
  newOperationId: () => string;
  actions: RowActions;
}) {
  const { id, orderId, version, status } = order;
  const cell = 'lg:border-b lg:border-line lg:px-2 lg:py-1.5';
  return (
    <tr
      role="row"
      className={clsx(
        'group relative hover:bg-tint max-lg:grid max-lg:grid-cols-[1fr_auto] max-lg:gap-x-3 max-lg:gap-y-1 max-lg:rounded-md max-lg:border max-lg:border-line max-lg:p-3 max-lg:text-base',
        changed && 'animate-settle',
      )}
    >
      <td role="cell" className={clsx(cell, 'tabular-nums max-lg:self-center')}>
        <a
          href={`/orders/${id}`}
          className={clsx(
            'font-medium after:absolute after:inset-0 lg:text-accent',
            orderId.length > LONG_ID ? 'break-all lg:inline-block lg:w-52' : 'whitespace-nowrap',
          )}
        >
          {orderId}
        </a>
      </td>
      <td role="cell" className={cell}>
        <StatusChip status={status} />
      </td>
      <td
        role="cell"
        className={clsx(cell, 'whitespace-nowrap tabular-nums max-lg:order-4 max-lg:text-sm')}
      >
        <DeliveryDate date={order.deliveryDate} status={status} today={today} />
      </td>
      <td
        role="cell"
        className={clsx(cell, 'wrap-anywhere max-lg:order-2 max-lg:col-span-2 max-lg:font-medium')}
      >
        {order.recipientName}
      </td>
      <td
        role="cell"
        className={clsx(
          cell,
          'break-words text-muted max-lg:order-3 max-lg:col-span-2 lg:max-w-60 lg:truncate lg:max-xl:hidden',
        )}
      >
        {order.recipientAddress}
        <MapLink
          address={order.recipientAddress}
          name={`Map of ${orderId}`}
          className="-my-3 lg:hidden print:hidden"
        />
      </td>
      <td
        role="cell"
        className={clsx(cell, 'text-right tabular-nums max-lg:order-5 max-lg:text-sm')}
      >
        {formatNumber(order.numberOfItems)}
        <span className="lg:hidden"> {order.numberOfItems === 1 ? 'item' : 'items'}</span>
      </td>
      <td
        role="cell"
        className={clsx(cell, 'max-lg:order-6 max-lg:col-span-2 max-lg:mt-2 print:hidden')}
      >
        <div className="relative z-10 flex items-center justify-end gap-1">
          <StatusButton
            target={{ id, orderId, version, operationId: newOperationId() }}
            status={status}
            markDelivered={actions.markDelivered}
            reopen={actions.reopen}
            className="max-lg:flex-1 lg:min-w-36"
          />
          <RowLink href={`/orders/${id}/edit`} icon="pencil" name={`Edit ${orderId}`} />
          <RowLink
            href={`/orders/${id}/delete`}
            icon="trash"
            name={`Delete ${orderId}`}
            data-delete={JSON.stringify({ id, orderId, version, operationId: newOperationId() })}
          />
        </div>
      </td>
    </tr>
  );
}

function RowLink({
  href,
  icon,
  name,
  ...data
}: {
  href: string;
  icon: 'pencil' | 'trash';
  name: string;
  'data-delete'?: string;
}) {
  return (
    <a
      {...data}
      href={href}
      aria-label={name}
      title={name}
      className={buttonClass({
        look: 'quiet',
        size: 'icon',
        className: 'group-hover:opacity-100 focus-visible:opacity-100 pointer-fine:opacity-60',
      })}
    >
      <Icon name={icon} />
    </a>
  );
}
