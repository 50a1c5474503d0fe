import type { ReactNode } from 'react';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { Empty } from '@/components/ui/empty';
import { PageHeading } from '@/components/ui/page-heading';
import type { ButtonAction } from '@/lib/forms/form-state';
import { MOST_ONGOING } from '@/lib/orders/list/deliveries';
import type { NavigationApp } from '@/lib/orders/navigation-apps';
import * as messages from '@/lib/orders/rounds/messages';
import type { ListedRound, RoundDay } from '@/lib/orders/rounds/queries';
import { RoundDays } from './round-days';
import { RoundList } from './round-list';
import { RoundMaps } from './round-maps';

/** The stops of a courier's day, to put in order. */
export function RoundScreen({
  title,
  path,
  day: { courierId, date, today },
  round: { stops, isMore },
  navigationApp,
  action,
  children,
}: {
  title: string;
  /** Of this page, without a date. */
  path: string;
  day: RoundDay;
  round: ListedRound;
  navigationApp: NavigationApp;
  action: ButtonAction;
  /** Further links. */
  children?: ReactNode;
}) {
  const isOverdue = stops.some(({ deliveries }) =>
    deliveries.some(({ deliveryDate }) => deliveryDate < today),
  );
  return (
    <ClientNavigation>
      <PageHeading title={title}>
        <RoundMaps app={navigationApp} addresses={stops.map(({ address }) => address)} />
        {children}
      </PageHeading>
      <RoundDays {...{ path, date, today }} />
      {stops.length === 0 ? (
        <Empty icon="truck" text={messages.noStops} />
      ) : (
        <>
          <p className="mb-3 text-sm text-muted">
            {messages.stopCount(stops.length)}.{' '}
            {stops.length > 1 ? (
              <>
                <span className="noscript:hidden">{messages.howTo}</span>
                <span className="hidden noscript:inline">{messages.howToWithArrows}</span>{' '}
              </>
            ) : null}
            {isOverdue ? messages.withOverdue : null}
          </p>
          <RoundList key={date} {...{ stops, courierId, date, today, action }} />
          {isMore ? (
            <p className="mt-3 text-sm text-muted">{messages.showingFirst(MOST_ONGOING)}</p>
          ) : null}
        </>
      )}
    </ClientNavigation>
  );
}
