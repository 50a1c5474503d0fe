import { displayName } from '@/lib/accounts/user';
import { formatDate } from '@/lib/dates';
import type { Choice, BulkKind } from '@/lib/bulk/bulk-action';
import type { Changing, Preview } from '@/lib/bulk/preview';
import { formatNumber } from '@/lib/numbers';
import { STATUS_NAMES } from '@/lib/orders/status';
import { BulkTable } from './bulk-table';
import { OrderLink, ReasonList } from './reason-list';
import { isolated } from '@/lib/text';

/** Orders that are shown of those that will change. */
const SHOWN = 100;

/** What is going to happen to which orders, and which are left alone and why. */
export function BulkPreview({
  verb,
  choice,
  names,
  preview: { changing, reasons },
}: {
  verb: BulkKind;
  choice: Choice;
  /** How people are called, by their ids. */
  names: ReadonlyMap<string, string>;
  preview: Preview;
}) {
  const courierName = (id: string | null) =>
    id === null ? 'Nobody' : isolated(displayName(names, id));
  const shown = changing.slice(0, SHOWN);
  return (
    <>
      <ReasonList reasons={reasons} />
      {shown.length > 0 ? (
        <BulkTable
          name="Orders that will change"
          columns={['Order ID', 'Recipient', 'What changes']}
          lines={shown.map((order) => ({
            key: order.id,
            cells: [
              <OrderLink key="link" {...order} exists />,
              order.recipientName,
              changeWords(verb, order, { ...choice, courierName }),
            ],
          }))}
        />
      ) : null}
      {changing.length > SHOWN ? (
        <p className="text-sm text-muted">And {formatNumber(changing.length - SHOWN)} more.</p>
      ) : null}
    </>
  );
}

/** "Ongoing → Delivered". */
function changeWords(
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
      return 'Deleted';
  }
}
