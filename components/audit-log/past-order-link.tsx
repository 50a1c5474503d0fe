import { formatNumber } from '@/lib/numbers';
import type { LogEntry } from '@/lib/audit-log/entry';

/** Set once on the container, to keep rows small. */
export const PAST_LINKS_LOOK =
  '[&_.past]:inline-flex [&_.past]:items-center [&_.past]:gap-1 [&_.past]:text-sm [&_.past]:whitespace-nowrap [&_.past]:text-muted [&_.past]:hover:text-ink [&_.past]:hover:underline pointer-coarse:[&_.past]:min-h-11 print:[&_.past]:hidden';

export function pastOrderPath(id: string, version: number): string {
  return `/orders/${id}/versions/${version}`;
}

/** Its container needs {@link PAST_LINKS_LOOK}. */
export function PastOrderLink({ entry }: { entry: LogEntry }) {
  const { orderDbId, orderVersion, seq } = entry;
  if (orderDbId === null || orderVersion === null) return null;
  return (
    <a href={pastOrderPath(orderDbId, orderVersion)} className="past">
      As it was <span className="sr-only">at entry {formatNumber(seq)}</span>
    </a>
  );
}
