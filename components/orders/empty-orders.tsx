import Link from 'next/link';
import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import type { OrderStatus } from '@/lib/orders/status';

const EMPTY_TEXTS: Record<OrderStatus, string> = {
  ONGOING: 'No ongoing orders. Every order is delivered.',
  DELIVERED: 'No delivered orders yet. Orders appear here once they’re marked delivered.',
};

const TAB_NAMES: Record<OrderStatus, string> = { ONGOING: 'Ongoing', DELIVERED: 'Delivered' };

export type DemoAction = { operationId: string; action: ButtonAction };

/** The list of a workspace without orders. */
export function NoOrdersYet({ mayCreate, demo }: { mayCreate: boolean; demo: DemoAction | null }) {
  if (!mayCreate) {
    return (
      <Empty
        icon="orders"
        text="No orders are assigned to you yet. They appear here once someone assigns them."
      />
    );
  }
  return (
    <Empty
      icon="orders"
      text="No orders yet. Create one, import the ones you have, or try demo orders. You can remove those in one step."
    >
      <div className="flex flex-wrap justify-center gap-3">
        <Link href="/orders/new" prefetch={false} className={buttonClass({ look: 'primary' })}>
          <Icon name="plus" /> Create your first order
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
              Add demo orders
            </ActionButton>
          </>
        ) : null}
      </div>
    </Empty>
  );
}

/** No row matches, although the workspace has orders. */
export function NothingFound({
  status,
  filters,
  clearPath,
}: {
  status: OrderStatus | undefined;
  /** The filters in conditions, without the status. */
  filters: string[];
  clearPath: string;
}) {
  const conditions = [...(status ? [TAB_NAMES[status]] : []), ...filters];
  const onlyStatus = status !== undefined && filters.length === 0;
  return (
    <Empty
      icon={onlyStatus ? 'orders' : 'search'}
      text={
        onlyStatus
          ? EMPTY_TEXTS[status]
          : `No orders match these filters: ${conditions.join('; ')}.`
      }
    >
      <a href={clearPath} className={buttonClass()}>
        {onlyStatus ? 'Show all orders' : 'Clear filters'}
      </a>
    </Empty>
  );
}
