import Link from 'next/link';
import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import type { OrderStatus } from '@/lib/orders/status';

const WHY: Record<OrderStatus, string> = {
  ONGOING: 'Nothing is ongoing: every order is delivered.',
  DELIVERED: 'Nothing is delivered yet. Orders come here when they are marked delivered.',
};

const TAB_NAMES: Record<OrderStatus, string> = { ONGOING: 'Ongoing', DELIVERED: 'Delivered' };

/** What fills an empty workspace with orders to try things on; `operationId` makes it act once. */
export type DemoFilling = { operationId: string; action: ButtonAction };

/** The list where there is no order at all, with the ways in for who may take them. */
export function NoOrdersYet({ mayCreate, demo }: { mayCreate: boolean; demo: DemoFilling | null }) {
  if (!mayCreate) {
    return (
      <Empty
        icon="orders"
        text="No orders are assigned to you yet. They appear here as soon as they are."
      />
    );
  }
  return (
    <Empty
      icon="orders"
      text="No orders here yet. Take the first one in, bring those that you have, or try the desk with demo orders, which are removed in one step."
    >
      <div className="flex flex-wrap justify-center gap-3">
        <Link href="/orders/new" prefetch={false} className={buttonClass({ look: 'primary' })}>
          <Icon name="plus" /> Create the first order
        </Link>
        {demo ? (
          <>
            <Link href={IMPORTS_PATH} prefetch={false} className={buttonClass()}>
              <Icon name="upload" /> Import orders
            </Link>
            <ActionButton
              fields={{ operationId: demo.operationId }}
              action={demo.action}
              look="secondary"
            >
              Fill with demo orders
            </ActionButton>
          </>
        ) : null}
      </div>
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
