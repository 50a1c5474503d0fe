import { unreassignedOrders } from '@/lib/team/messages';
import type { Asked } from './questions';

/** Tells before it is done how many ongoing orders will still be the member's, and leads there; nothing where there are none. */
export function OrdersLeft({ asked: { memberId, ongoing } }: { asked: Asked }) {
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
