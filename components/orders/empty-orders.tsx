import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import type { TabStatus } from './status-tabs';

const WHY: Record<NonNullable<TabStatus> | 'all', string> = {
  all: 'No orders here yet. Take the first one in, and it shows up on this page for everyone in the workspace.',
  ongoing: 'Nothing is ongoing: every order is delivered.',
  delivered: 'Nothing is delivered yet. Orders come here when they are marked delivered.',
};

/** The list without a row: why, and what to do about it. */
export function EmptyOrders({ status, total }: { status: TabStatus; total: number }) {
  const tab = total === 0 ? undefined : status;
  return (
    <Empty icon="orders" text={WHY[tab ?? 'all']}>
      {tab ? (
        <Link href="/orders" prefetch={false} className={buttonClass()}>
          Show all orders
        </Link>
      ) : (
        <Link href="/orders/new" prefetch={false} className={buttonClass({ look: 'primary' })}>
          <Icon name="plus" /> Create the first order
        </Link>
      )}
    </Empty>
  );
}
