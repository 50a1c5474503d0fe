import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import type { OrderStatus } from '@/lib/orders/order';

const WHY: Record<OrderStatus, string> = {
  ONGOING: 'Nothing is ongoing: every order is delivered.',
  DELIVERED: 'Nothing is delivered yet. Orders come here when they are marked delivered.',
};

const TAB_NAMES: Record<OrderStatus, string> = { ONGOING: 'Ongoing', DELIVERED: 'Delivered' };

/** The list of a workspace that has no order at all. */
export function NoOrdersYet() {
  return (
    <Empty
      icon="orders"
      text="No orders here yet. Take the first one in, and it shows up on this page for everyone in the workspace."
    >
      <Link href="/orders/new" prefetch={false} className={buttonClass({ look: 'primary' })}>
        <Icon name="plus" /> Create the first order
      </Link>
    </Empty>
  );
}

/** The list without a row although there are orders: why, and what to do about it. */
export function NothingFound({
  status,
  filters,
  clearPath,
}: {
  status: OrderStatus | undefined;
  /** The conditions besides the status, in words. */
  filters: string[];
  clearPath: string;
}) {
  const words = [...(status ? [TAB_NAMES[status]] : []), ...filters];
  const onlyStatus = status !== undefined && filters.length === 0;
  return (
    <Empty
      icon={onlyStatus ? 'orders' : 'search'}
      text={onlyStatus ? WHY[status] : `No orders match these filters: ${words.join('; ')}.`}
    >
      <a href={clearPath} className={buttonClass()}>
        {onlyStatus ? 'Show all orders' : 'Clear filters'}
      </a>
    </Empty>
  );
}
