'use client';

import {
  useLayoutEffect,
  useOptimistic,
  useRef,
  useState,
  type FormEvent,
  type PointerEvent,
} from 'react';
import { ActionForm } from '@/components/ui/action-form';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { Stop } from '@/lib/orders/list/deliveries';
import { ROW_BUTTON } from '@/lib/orders/order-target';
import * as messages from '@/lib/orders/rounds/messages';
import type { RoundOrder } from '@/lib/orders/rounds/queries';
import {
  inOrder,
  moveOfText,
  moveStop,
  moveText,
  placeOf,
  stopsOfText,
  stopsText,
  type Move,
} from '@/lib/orders/rounds/round';
import { dragStop } from './drag-stop';
import { RoundStop } from './round-stop';

type ListedStop = Stop<RoundOrder>;

/** Shows a new order at once, and the saved one again if it couldn't be saved. */
export function RoundList({
  stops,
  courierId,
  date,
  today,
  action,
}: {
  stops: ListedStop[];
  courierId: string;
  /** `YYYY-MM-DD`, as `today`. */
  date: string;
  today: string;
  /** Parses `orderRoundSchema`. */
  action: ButtonAction;
}) {
  const [shown, show] = useOptimistic(stops, (current: ListedStop[], order: readonly string[]) =>
    inOrder(current, order),
  );
  const [moved, setMoved] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const drop = useRef<HTMLButtonElement>(null);
  const pressed = useRef<Move & { place: number }>(null);

  useLayoutEffect(() => {
    const move = pressed.current;
    // The answer to an earlier move may be drawn before this one.
    if (!move || placeOf(shown, move.id) !== move.place) return;
    focusButton(form.current!, move);
    pressed.current = null;
  }, [shown]);

  function announce(event: FormEvent) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const move = moveOfText((submitter as HTMLButtonElement | null)?.value ?? '');
    if (!move) return;
    const after = moveStop(shown, move);
    const place = placeOf(after, move.id);
    if (submitter !== drop.current) pressed.current = { ...move, place };
    if (place >= 0) setMoved(messages.movedTo(place + 1, after.length, after[place]!.address));
  }

  function drag(event: PointerEvent) {
    const { target, button, isPrimary, pointerId, clientY } = event;
    const handle = (target as Element).closest('[data-handle]');
    if (!handle || button !== 0 || !isPrimary) return;
    // Otherwise the mouse would select text.
    event.preventDefault();
    const id = handle.getAttribute('data-handle')!;
    dragStop({ handle, pointerId, clientY }, (to) => {
      drop.current!.value = moveText({ id, to });
      drop.current!.form!.requestSubmit(drop.current);
    });
  }

  return (
    <div ref={form}>
      <ActionForm action={action} onSubmitCapture={announce} onSend={(sent) => show(orderIn(sent))}>
        <input type="hidden" name="courier" value={courierId} />
        <input type="hidden" name="date" value={date} />
        <input type="hidden" name="stops" value={stopsText(shown)} />
        <button ref={drop} type="submit" name={ROW_BUTTON} value="" hidden tabIndex={-1} />
        <ol aria-label={messages.listName} className="round" onPointerDown={drag}>
          {shown.map((stop, index) => (
            <RoundStop
              key={stop.ids[0]}
              {...{ stop, today }}
              isFirst={index === 0}
              isLast={index === shown.length - 1}
            />
          ))}
        </ol>
      </ActionForm>
      <p aria-live="polite" className="sr-only">
        {moved}
      </p>
    </div>
  );
}

function orderIn(sent: FormData): string[] {
  const move = moveOfText(String(sent.get(ROW_BUTTON)));
  const stops = stopsOfText(String(sent.get('stops')));
  return (move ? moveStop(stops, move) : stops).flatMap(({ ids }) => ids);
}

/** At an end of the list, the stop has only the other one. */
function focusButton(container: Element, { id, to }: Move): void {
  const button = (to: Move['to']) =>
    container.querySelector<HTMLElement>(`[value="${moveText({ id, to })}"]`);
  (button(to) ?? button(to === 'up' ? 'down' : 'up'))?.focus();
}
