'use client';

import { useLayoutEffect, useState, type MouseEvent } from 'react';
import { keepRow } from '@/components/shell/shortcuts-rows';
import { ActionForm } from '@/components/ui/action-form';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { useSteadyList } from '@/components/ui/steady-list';
import type { ButtonAction } from '@/lib/forms/form-state';
import { roundsOf, type Delivery } from '@/lib/deliveries/delivery';
import { pressedIn, type RowVerb } from '@/lib/orders/row-button';
import { DoneList, type ListedDone } from './done-list';
import { RoundSection } from './round-section';

/** A delivery with the operation that its button starts. */
export type ListedDelivery = Delivery & { operationId: string };

/** What the buttons of orders were pressed for, by the keys of the orders. */
export type Pressed = Readonly<Record<string, RowVerb>>;

/**
 * All deliveries of a courier: today's, what is overdue, those of later days, and what was delivered today. One form
 * around them takes their buttons, each of which says by its value what it does to which order. Nothing moves while
 * someone is at it.
 */
export function Deliveries({
  ongoing,
  done,
  today,
  timeZone,
  action,
}: {
  ongoing: ListedDelivery[];
  done: ListedDone[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  /** Takes what a button sends (`rowButtonSchema`). */
  action: ButtonAction;
}) {
  const open = useSteadyList(ongoing, today);
  const closed = useSteadyList(done, today);
  const [pressed, setPressed] = useState<Pressed>({});
  useLayoutEffect(keepRow, [open.shown, closed.shown]);

  function notePress({ target }: MouseEvent) {
    const press = pressedIn((target as Element).closest('button')?.value);
    if (press) setPressed((last) => ({ ...last, [press.id]: press.verb }));
  }

  const rounds = roundsOf(open.shown, today);
  // What was delivered just now still stands where it was.
  const gone = new Set(open.shown.flatMap(({ id, isGone }) => (isGone ? id : [])));
  const rest = closed.shown.filter(({ id }) => !gone.has(id));
  const isDue = rounds.some(({ date }) => date === null || date === today);
  return (
    <ActionForm action={action} onClick={notePress}>
      <ArrivedButton {...open} />
      <div {...open.holdHandlers}>
        {rounds.length > 0 && !isDue ? (
          <p className="mb-6 text-muted">Nothing to deliver today.</p>
        ) : null}
        {rounds.map((round) => (
          <RoundSection key={round.date ?? 'overdue'} {...{ round, today, pressed }} />
        ))}
      </div>
      <div {...closed.holdHandlers}>
        {rest.length > 0 ? <DoneList done={rest} {...{ timeZone, pressed }} /> : null}
      </div>
    </ActionForm>
  );
}
