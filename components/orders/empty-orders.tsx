import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import { SearchOn } from '@/components/ui/more-to-search';
import type { Part } from '@/lib/db/pagination/page';
import type { ButtonAction } from '@/lib/forms/form-state';
import { IMPORTS_PATH } from '@/lib/imports/paths';
import { noneInPart } from '@/lib/messages';
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

/** No row matches on this page, although the workspace has orders. */
export function NothingFound({
  status,
  part,
  next,
  searched,
  filters,
  clearPath,
}: {
  status: OrderStatus | undefined;
  part: Part | null;
  /** The path of the next part of the search. */
  next: string | null;
  /** As "40,000 orders". */
  searched: string;
  /** The filters in conditions, without the status. */
  filters: string[];
  clearPath: string;
}) {
  const conditions = [...(status ? [STATUS_NAMES[status]] : []), ...filters];
  const onlyStatus = status !== undefined && filters.length === 0;
  if (part) {
    return (
      <Empty icon="search" text={next ? noneInPart(searched) : messages.noneInRest}>
        <div className="flex flex-wrap justify-center gap-3">
          {next ? <SearchOn path={next} /> : null}
          <a href={clearPath} className={buttonClass()}>
            {messages.clearFiltersButton}
          </a>
        </div>
      </Empty>
    );
  }
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
