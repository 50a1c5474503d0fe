import { formatNumber } from '@/lib/numbers';
import type { OrderCounts } from '@/lib/workspaces/queries';

/** The list's tabs; `status` is the value of the address parameter. */
export const TABS = [
  { status: undefined, name: 'All', count: 'all' },
  { status: 'ongoing', name: 'Ongoing', count: 'ongoing' },
  { status: 'delivered', name: 'Delivered', count: 'delivered' },
] as const satisfies { status?: string; name: string; count: keyof OrderCounts }[];

export type TabStatus = (typeof TABS)[number]['status'];

export function StatusTabs({ counts, current }: { counts: OrderCounts; current: TabStatus }) {
  return (
    <nav aria-label="Status" className="mb-3 flex gap-1 border-b border-line text-sm print:hidden">
      {TABS.map(({ status, name, count }) => (
        <a
          key={name}
          href={status ? `/orders?status=${status}` : '/orders'}
          aria-current={status === current ? 'page' : undefined}
          className="-mb-px flex h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {name} <span className="tabular-nums">{formatNumber(counts[count])}</span>
        </a>
      ))}
    </nav>
  );
}
