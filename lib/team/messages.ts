import { formatNumber } from '@/lib/numbers';

/** What is to be said of somebody's ongoing orders when they deliver no more, and where those are listed; null where there are none. */
export function unreassignedOrders(
  courierId: string,
  ongoing: number,
): { text: string; link: { href: string; text: string } } | null {
  if (ongoing === 0) return null;
  const href = `/orders?${new URLSearchParams({ status: 'ongoing', courier: courierId })}`;
  return ongoing === 1
    ? { text: '1 ongoing order is still theirs.', link: { href, text: 'Show it' } }
    : {
        text: `${formatNumber(ongoing)} ongoing orders are still theirs.`,
        link: { href, text: 'Show them' },
      };
}
