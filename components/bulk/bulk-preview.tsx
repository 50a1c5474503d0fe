import { displayName } from '@/lib/accounts/user';
import type { Choice, BulkKind } from '@/lib/bulk/bulk-action';
import * as messages from '@/lib/bulk/messages';
import type { Changing, Preview } from '@/lib/bulk/preview';
import { formatDate } from '@/lib/dates';
import { unassigned } from '@/lib/orders/messages';
import { STATUS_NAMES } from '@/lib/orders/status';
import { BulkTable } from './bulk-table';
import { OrderLink, ReasonList } from './reason-list';
import { isolated } from '@/lib/text';

/** Orders in the table, at most. */
const MOST_SHOWN = 100;

/** The orders that will change, and those that won't, with the reason. */
export function BulkPreview({
  verb,
  choice,
  names,
  preview: { changing, reasons },
}: {
  verb: BulkKind;
  choice: Choice;
  /** User names by ID. */
  names: ReadonlyMap<string, string>;
  preview: Preview;
}) {
  const courierName = (id: string | null) =>
    id === null ? unassigned : isolated(displayName(names, id));
  const shown = changing.slice(0, MOST_SHOWN);
  return (
    <>
      <ReasonList reasons={reasons} />
      {shown.length > 0 ? (
        <BulkTable
          name={messages.changingLabel}
          columns={messages.changingColumns}
          rows={shown.map((order) => ({
            key: order.id,
            cells: [
              <OrderLink key="link" {...order} exists />,
              order.recipientName,
              changeText(verb, order, { ...choice, courierName }),
            ],
          }))}
        />
      ) : null}
      {changing.length > MOST_SHOWN ? (
        <p className="text-sm text-muted">{messages.moreChanging(changing.length - MOST_SHOWN)}</p>
      ) : null}
    </>
  );
}

/** "Ongoing → Delivered". */
function changeText(
  verb: BulkKind,
  order: Changing,
  { deliveryDate, courierId, courierName }: Choice & { courierName: (id: string | null) => string },
): string {
  const { ONGOING, DELIVERED } = STATUS_NAMES;
  switch (verb) {
    case 'markDelivered':
      return `${ONGOING} → ${DELIVERED}`;
    case 'reopen':
      return `${DELIVERED} → ${ONGOING}`;
    case 'changeDeliveryDate':
      return `${formatDate(order.deliveryDate)} → ${deliveryDate ? formatDate(deliveryDate) : '…'}`;
    case 'assign':
      return `${courierName(order.courierId)} → ${courierId === undefined ? '…' : courierName(courierId)}`;
    default:
      return messages.deletedChange;
  }
}
