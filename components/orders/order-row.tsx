import { clsx } from 'clsx';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
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
  const cell = 'md:border-b md:border-line md:px-2 md:py-1.5';
  return (
    <tr
      role="row"
      className={clsx(
        'group relative hover:bg-tint max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:rounded-md max-md:border max-md:border-line max-md:p-3 max-md:text-base',
        changed && 'animate-settle',
      )}
    >
      <td role="cell" className={clsx(cell, 'tabular-nums max-md:self-center')}>
        <a
          href={`/orders/${id}`}
          className={clsx(
            'font-medium after:absolute after:inset-0 md:text-accent',
            orderId.length > LONG_ID ? 'break-all md:inline-block md:w-52' : 'whitespace-nowrap',
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
        className={clsx(cell, 'whitespace-nowrap tabular-nums max-md:order-4 max-md:text-sm')}
      >
        <DeliveryDate date={order.deliveryDate} status={status} today={today} />
      </td>
      <td
        role="cell"
        className={clsx(cell, 'wrap-anywhere max-md:order-2 max-md:col-span-2 max-md:font-medium')}
      >
        {order.recipientName}
      </td>
      <td
        role="cell"
        className={clsx(
          cell,
          'break-words text-muted max-md:order-3 max-md:col-span-2 md:max-w-72 md:truncate md:max-lg:hidden',
        )}
      >
        {order.recipientAddress}
        <MapLink
          address={order.recipientAddress}
          name={`Map of ${orderId}`}
          className="-my-3 md:hidden"
        />
      </td>
      <td
        role="cell"
        className={clsx(cell, 'text-right tabular-nums max-md:order-5 max-md:text-sm')}
      >
        {order.numberOfItems.toLocaleString('en')}
        <span className="md:hidden"> {order.numberOfItems === 1 ? 'item' : 'items'}</span>
      </td>
      <td
        role="cell"
        className={clsx(cell, 'max-md:order-6 max-md:col-span-2 max-md:mt-2 print:hidden')}
      >
        <div className="relative z-10 flex items-center justify-end gap-1">
          <StatusButton
            target={{ id, orderId, version, operationId: newOperationId() }}
            status={status}
            markDelivered={actions.markDelivered}
            reopen={actions.reopen}
            className="max-md:flex-1 md:min-w-36"
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
