import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icons';
import { goToOrders } from '@/lib/http/messages';

export function Notice({
  icon,
  title,
  text,
  code,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  /** For error reports. */
  code?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-120 px-4 py-20 text-center outline-none">
      <span className="inline-block text-muted">
        <Icon name={icon} size={32} />
      </span>
      <h1 className="mt-3 text-xl font-semibold">{title}</h1>
      <p className="mt-2 text-muted">{text}</p>
      {code}
      <div className="mt-6 flex flex-wrap justify-center gap-2">{children}</div>
    </main>
  );
}

const ORDERS = '/orders';

/** Plain, because Next's link would be in the scripts of each page twice. */
export function OrdersLink({ look }: { look: 'primary' | 'secondary' }) {
  return (
    <a href={ORDERS} className={buttonClass({ look })}>
      {goToOrders}
    </a>
  );
}
