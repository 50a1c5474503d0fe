import { formatNumber } from '@/lib/numbers';

export function unreassignedOrders(
  courierId: string,
  ongoing: number,
): { text: string; link: { href: string; text: string } } | null {
  if (ongoing === 0) return null;
  const href = `/orders?${new URLSearchParams({ status: 'ongoing', courier: courierId })}`;
  return ongoing === 1
    ? { text: '1 ongoing order is still assigned to them.', link: { href, text: 'Show it' } }
    : {
        text: `${formatNumber(ongoing)} ongoing orders are still assigned to them.`,
        link: { href, text: 'Show them' },
      };
}
