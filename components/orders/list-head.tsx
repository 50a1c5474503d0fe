import type { FilterText } from '@/lib/orders/list/describe-filters';
import type { ListParams } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';
import type { OrderCounts } from '@/lib/workspaces/queries';
import { OrderFilters } from './order-filters';
import { StatusTabs } from './status-tabs';

export function ListHead({
  listing,
  counts,
  ...filters
}: {
  listing: ListParams;
  counts: OrderCounts;
  /** The active filters. */
  texts: FilterText[];
  /** Null if the actor may not list people. */
  people: Person[] | null;
  couriers: Person[];
}) {
  return (
    <div className="flex flex-wrap items-center sm:gap-x-2 lg:mb-2 print:hidden">
      <StatusTabs counts={counts} listing={listing} />
      <OrderFilters listing={listing} {...filters} />
    </div>
  );
}
