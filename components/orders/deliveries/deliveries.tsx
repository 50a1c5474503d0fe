'use client';

import Link from 'next/link';
import { useLayoutEffect, useMemo } from 'react';
import { useLiveData } from '@/components/shell/live-data';
import { keepRow } from '@/components/shell/shortcuts-rows';
import { ActionForm } from '@/components/ui/action-form';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { buttonClass } from '@/components/ui/button';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { Empty } from '@/components/ui/empty';
import { PageHeading } from '@/components/ui/page-heading';
import { useSteadyList, type Steady } from '@/components/ui/steady-list';
import { RoundMaps } from '@/components/orders/rounds/round-maps';
import { AttemptDialog } from '@/components/orders/attempt-dialog';
import type { AttemptChoices } from '@/components/orders/attempt-form';
import type { ButtonAction, FormAction } from '@/lib/forms/form-state';
import {
  groupByRound,
  stopsOfRound,
  type Delivery,
  type DeliveryList,
  type Done,
} from '@/lib/orders/list/deliveries';
import * as messages from '@/lib/orders/list/messages';
import type { NavigationApp } from '@/lib/orders/navigation-apps';
import type { SavedRounds } from '@/lib/orders/rounds/round';
import { DoneList } from './done-list';
import { RoundSection } from './round-section';

type Listed = ({ list: 'open' } & Delivery) | ({ list: 'done' } & Done);

/**
 * One form holds the buttons of all rows; the value of a button names its action and order. Rows don't move while
 * someone uses the list.
 */
export function Deliveries({
  list: drawn,
  today,
  timeZone,
  navigationApp,
  action,
  userId,
  recordAttempt,
  choices,
}: {
  list: DeliveryList;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  navigationApp: NavigationApp;
  /** Parses `rowButtonSchema`. */
  action: ButtonAction;
  userId: string;
  recordAttempt: FormAction;
  choices: AttemptChoices;
}) {
  const { ongoing, isMore, done, rounds, operationId } = useLiveData('/deliveries/live', drawn);
  const items = useMemo(
    () => [
      ...ongoing.map((delivery): Listed => ({ list: 'open', ...delivery })),
      ...done.map((delivery): Listed => ({ list: 'done', ...delivery })),
    ],
    [ongoing, done],
  );
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(items, {
    listing: today,
    keyOf: ({ list, id }) => `${list} ${id}`,
    layoutOf: (all) =>
      [
        ...groupByRound(openOf(all), today, rounds).flatMap(({ stops }) =>
          stops.flatMap(({ deliveries }) => deliveries),
        ),
        ...doneOf(all),
      ]
        .map(({ list, id }) => `${list} ${id}`)
        .join(' '),
  });
  useLayoutEffect(keepRow, [shown]);

  const days = groupByRound(openOf(shown), today, rounds);
  const shownIds = new Set(shown.map(({ id }) => id));
  const isNew = ({ list, id }: Listed) => list === 'open' && !shownIds.has(id);
  const delivered = new Set(done.map(({ id }) => id));
  const reopened = new Set(ongoing.map(({ id }) => id));
  const doneShown = doneOf(shown);
  const isDue = days.some(({ date }) => date === null || date === today);
  return (
    <ClientNavigation>
      <PageHeading title={messages.deliveriesTitle}>
        <RoundMaps app={navigationApp} addresses={dueAddresses(ongoing, today, rounds)} />
      </PageHeading>
      {ongoing.length === 0 ? (
        <div className="mb-8">
          <Empty icon="check" text={messages.nothingAssigned}>
            <Link href="/orders" prefetch={false} className={buttonClass()}>
              {messages.showOrdersButton}
            </Link>
          </Empty>
        </div>
      ) : null}
      <AttemptDialog action={recordAttempt} {...{ userId, choices }}>
        <ActionForm action={action}>
          <input type="hidden" name="operationId" value={operationId} />
          <ArrivedButton arrived={arrived.filter(isNew).length} showLatest={showLatest} />
          <div {...holdHandlers} className="rounds">
            {days.length > 0 && !isDue ? (
              <p className="mb-6 text-muted">{messages.nothingDueToday}</p>
            ) : null}
            {days.map((round) => (
              <RoundSection
                key={round.date ?? 'overdue'}
                {...{ round, today, timeZone, navigationApp, delivered }}
              />
            ))}
            {doneShown.length > 0 ? (
              <DoneList done={doneShown} {...{ timeZone, reopened }} />
            ) : null}
          </div>
        </ActionForm>
      </AttemptDialog>
      {isMore ? (
        <p className="mt-6 text-muted">
          {messages.showingFirst(ongoing.length)}{' '}
          <Link
            href="/orders?status=ongoing&sort=deliveryDate"
            prefetch={false}
            className="text-accent underline"
          >
            {messages.showAllOngoingLink}
          </Link>
        </p>
      ) : null}
    </ClientNavigation>
  );
}

/** Of today's round, in order. */
function dueAddresses(ongoing: readonly Delivery[], today: string, rounds: SavedRounds): string[] {
  const due = ongoing.filter(({ deliveryDate }) => deliveryDate <= today);
  return stopsOfRound(due, today, rounds[today]).map(({ address }) => address);
}

function openOf(all: readonly Steady<Listed>[]) {
  return all.filter((delivery) => delivery.list === 'open');
}

/** An order delivered a moment ago is still in the open list, so it's left out here. */
function doneOf(all: readonly Steady<Listed>[]) {
  const open = new Set(openOf(all).map(({ id }) => id));
  return all.filter((delivery) => delivery.list === 'done').filter(({ id }) => !open.has(id));
}
