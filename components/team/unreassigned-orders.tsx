import { unreassignedOrders } from '@/lib/team/messages';
import type { Confirmation } from './confirmations';

export function OrdersLeft({
  confirmation: { memberId, ongoing },
}: {
  confirmation: Confirmation;
}) {
  const left = unreassignedOrders(memberId, ongoing);
  if (!left) return null;
  return (
    <p className="mt-2">
      {left.text}{' '}
      <a href={left.link.href} className="font-medium text-accent underline">
        {left.link.text}
      </a>
    </p>
  );
}
