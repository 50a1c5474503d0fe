'use client';

import { useLayoutEffect, useMemo } from 'react';
import { keepRow } from '@/components/shell/shortcuts-rows';
import { ActionForm } from '@/components/ui/action-form';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { useSteadyList, type Steady } from '@/components/ui/steady-list';
import type { ButtonAction } from '@/lib/forms/form-state';
import { groupByRound, type Delivery } from '@/lib/orders/list/deliveries';
import type { Done } from '@/lib/orders/list/deliveries-query';
import { nothingDueToday } from '@/lib/orders/list/messages';
import { DoneList } from './done-list';
import { RoundSection } from './round-section';

type Listed = ({ list: 'open' } & Delivery) | ({ list: 'done' } & Done);

/**
 * One form holds the buttons of all rows; the value of a button names its action and order. Rows don't move while
 * someone uses the list.
 */
export function Deliveries({
  ongoing,
  done,
  operationId,
  today,
  timeZone,
  action,
}: {
  ongoing: Delivery[];
  done: Done[];
  /** For all buttons: see `operationIdOf`. */
  operationId: string;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  /** Parses `rowButtonSchema`. */
  action: ButtonAction;
}) {
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
        ...groupByRound(openOf(all), today).flatMap(({ stops }) =>
          stops.flatMap(({ deliveries }) => deliveries),
        ),
        ...doneOf(all),
      ]
        .map(({ list, id }) => `${list} ${id}`)
        .join(' '),
  });
  useLayoutEffect(keepRow, [shown]);

  const rounds = groupByRound(openOf(shown), today);
  const shownIds = new Set(shown.map(({ id }) => id));
  const isNew = ({ list, id }: Listed) => list === 'open' && !shownIds.has(id);
  const delivered = new Set(done.map(({ id }) => id));
  const reopened = new Set(ongoing.map(({ id }) => id));
  const doneShown = doneOf(shown);
  const isDue = rounds.some(({ date }) => date === null || date === today);
  return (
    <ActionForm action={action}>
      <input type="hidden" name="operationId" value={operationId} />
      <ArrivedButton arrived={arrived.filter(isNew).length} showLatest={showLatest} />
      <div {...holdHandlers}>
        {rounds.length > 0 && !isDue ? <p className="mb-6 text-muted">{nothingDueToday}</p> : null}
        {rounds.map((round) => (
          <RoundSection key={round.date ?? 'overdue'} {...{ round, today, delivered }} />
        ))}
        {doneShown.length > 0 ? <DoneList done={doneShown} {...{ timeZone, reopened }} /> : null}
      </div>
    </ActionForm>
  );
}

function openOf(all: readonly Steady<Listed>[]) {
  return all.filter((delivery) => delivery.list === 'open');
}

/** An order delivered a moment ago is still in the open list, so it's left out here. */
function doneOf(all: readonly Steady<Listed>[]) {
  const open = new Set(openOf(all).map(({ id }) => id));
  return all.filter((delivery) => delivery.list === 'done').filter(({ id }) => !open.has(id));
}
