import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import * as messages from '@/lib/orders/list/messages';
import { NEW_ORDER_PATH } from '@/lib/orders/list/url';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';

export type DemoAction = { operationId: string; action: ButtonAction };

/** The list of a workspace without orders. */
export function NoOrdersYet({ mayCreate, demo }: { mayCreate: boolean; demo: DemoAction | null }) {
  if (!mayCreate) return <Empty icon="orders" text={messages.noneAssigned} />;
  return (
    <Empty icon="orders" text={messages.noOrdersYet}>
      <div className="flex flex-wrap justify-center gap-3">
        <a href={NEW_ORDER_PATH} className={buttonClass({ look: 'primary' })}>
          <Icon name="plus" /> {messages.createFirstButton}
        </a>
        {demo ? (
          <>
            <a href={IMPORTS_PATH} className={buttonClass()}>
              <Icon name="upload" /> {messages.importOrdersButton}
            </a>
            <ActionButton
              fields={{ operationId: demo.operationId }}
              action={demo.action}
              look="secondary"
            >
              {messages.addDemoButton}
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
  const conditions = [...(status ? [STATUS_NAMES[status]] : []), ...filters];
  const onlyStatus = status !== undefined && filters.length === 0;
  return (
    <Empty
      icon={onlyStatus ? 'orders' : 'search'}
      text={onlyStatus ? messages.noneWithStatus[status] : messages.noneMatch(conditions)}
    >
      <a href={clearPath} className={buttonClass()}>
        {onlyStatus ? messages.showAllButton : messages.clearFiltersButton}
      </a>
    </Empty>
  );
}
