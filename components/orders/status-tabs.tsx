import { formatNumber } from '@/lib/numbers';
import { ORDER_FIELDS } from '@/lib/orders/fields';
import { allTab } from '@/lib/orders/list/messages';
import type { ListParams } from '@/lib/orders/list/params';
import { listPath } from '@/lib/orders/list/url';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';
import type { OrderCounts } from '@/lib/workspaces/queries';

const TABS = [
  { status: undefined, name: allTab, count: 'all' },
  { status: 'ONGOING', name: STATUS_NAMES.ONGOING, count: 'ongoing' },
  { status: 'DELIVERED', name: STATUS_NAMES.DELIVERED, count: 'delivered' },
] as const satisfies { status?: OrderStatus; name: string; count: keyof OrderCounts }[];

/** Keeps the other filters. The counts cover the whole workspace. */
export function StatusTabs({ counts, listing }: { counts: OrderCounts; listing: ListParams }) {
  return (
    <nav
      aria-label={ORDER_FIELDS.status.label}
      className="status-tabs flex text-sm max-sm:flex-1 sm:mr-4"
    >
      {TABS.map(({ status, name, count }) => (
        <a
          key={name}
          href={listPath({ ...listing, status })}
          aria-current={status === listing.status ? 'page' : undefined}
        >
          {name}{' '}
          <span className={status === 'DELIVERED' ? 'max-sm:sr-only' : undefined}>
            {formatNumber(counts[count])}
          </span>
        </a>
      ))}
    </nav>
  );
}
