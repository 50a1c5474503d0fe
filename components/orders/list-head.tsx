import type { FilterText } from '@/lib/orders/list/describe-filters';
import type { ListParams } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';
import type { OrderCounts } from '@/lib/workspaces/queries';
import { OrderFilters } from './order-filters';
import { StatusTabs } from './status-tabs';

/** What stands above the list: its tabs, and the filters that hold and can be chosen. */
export function ListHead({
  listing,
  counts,
  ...filters
}: {
  listing: ListParams;
  counts: OrderCounts;
  /** The conditions that hold. */
  texts: FilterText[];
  /** Everybody; null for who may not know of other people. */
  people: Person[] | null;
  /** Who delivers orders. */
  couriers: Person[];
}) {
  return (
    <div className="flex flex-wrap items-center sm:gap-x-2 lg:mb-2 print:hidden">
      <StatusTabs counts={counts} listing={listing} />
      <OrderFilters listing={listing} {...filters} />
    </div>
  );
}
