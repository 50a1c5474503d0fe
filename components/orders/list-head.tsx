import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatCount } from '@/lib/numbers';
import { withoutFilters, type FilterText } from '@/lib/orders/list/describe-filters';
import type { ListParams } from '@/lib/orders/list/params';
import { listPath } from '@/lib/orders/list/url';
import type { Person } from '@/lib/accounts/queries';
import type { OrderCounts } from '@/lib/workspaces/queries';
import { FilterChips } from '@/components/ui/filter-chips';
import { FilterForm } from './filter-form';
import { StatusTabs } from './status-tabs';

/** What stands above the list: its tabs, the filters to choose from, and those that hold with how much they leave. */
export function ListHead({
  listing,
  counts,
  filters,
  matching,
  people,
  couriers,
  isOpen,
}: {
  listing: ListParams;
  counts: OrderCounts;
  filters: FilterText[];
  /** How many orders the filters leave; null when there are none but the status. */
  matching: number | null;
  /** Everybody; null for who may not know of other people. */
  people: Person[] | null;
  /** Who delivers orders. */
  couriers: Person[];
  /** Whether the form of the filters is shown. */
  isOpen: boolean;
}) {
  return (
    <>
      <div className="relative mb-3">
        <StatusTabs counts={counts} listing={listing} />
        <div className="print:hidden">
          <a
            href={isOpen ? listPath(listing) : `${listPath(listing)}&show=filters`}
            aria-expanded={isOpen}
            className={buttonClass({
              look: 'quiet',
              className: 'max-sm:mt-2 sm:absolute sm:top-0 sm:right-0 md:pointer-fine:top-1',
            })}
          >
            <Icon name="filter" /> Filters
          </a>
          {isOpen ? <FilterForm {...{ listing, people, couriers }} /> : null}
        </div>
      </div>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p aria-live="polite" className="text-sm text-muted tabular-nums">
          {matching === null ? null : matchingWords(matching)}
        </p>
        <FilterChips
          chips={filters.map(({ text, rest }) => ({ text, href: listPath(rest) }))}
          clearHref={listPath(withoutFilters(listing))}
        />
      </div>
    </>
  );
}

function matchingWords(count: number): string {
  if (count === 0) return 'No orders match';
  return count === 1 ? '1 order matches' : `${formatCount(count)} orders match`;
}
