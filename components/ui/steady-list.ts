import { useEffect, useReducer, useRef, useState, type MouseEvent } from 'react';

/** An item as it is drawn. `isGone`: the list has it no longer, and it stays until nobody is at the list. */
export type Steady<T> = T & { isGone: boolean };

type State<T> = {
  /** Which list this is: another one is drawn as it is. */
  listing: string;
  latest: readonly T[];
  shown: readonly Steady<T>[];
  isHeld: boolean;
};

type Event<T> =
  | { type: 'drawn'; listing: string; items: readonly T[] }
  /** Someone is at the list, or nobody is any longer, or someone wants to see the latest. */
  | { type: 'held' | 'released' | 'settled' };

/** After the pointer or the focus has left, in milliseconds: a second tap on the same spot still meets the same row. */
const RELEASE_MS = 1_500;

/** Nobody has moved for this long, in milliseconds: the list is only looked at. */
const IDLE_MS = 60_000;

/** How long a button that has just moved takes no press, in milliseconds: it was aimed at what stood there before. */
const MOVED_MS = 500;

/** What becomes of the list. While it is held nothing in it moves: what has gone stays, and what is new waits. */
export function steady<T extends { id: string }>(state: State<T>, event: Event<T>): State<T> {
  switch (event.type) {
    case 'drawn': {
      const { listing, items: latest } = event;
      const isKept = state.isHeld && listing === state.listing;
      return {
        ...state,
        listing,
        latest,
        shown: isKept ? merged(state.shown, latest) : fresh(latest),
      };
    }
    case 'held':
      return { ...state, isHeld: true };
    case 'released':
      return { ...state, isHeld: false, shown: fresh(state.latest) };
    case 'settled':
      return { ...state, shown: fresh(state.latest) };
  }
}

function fresh<T>(items: readonly T[]): Steady<T>[] {
  return items.map((item) => ({ ...item, isGone: false }));
}

function merged<T extends { id: string }>(
  shown: readonly Steady<T>[],
  latest: readonly T[],
): Steady<T>[] {
  const byId = new Map(latest.map((item) => [item.id, item]));
  return shown.map((item) => ({ ...item, ...byId.get(item.id), isGone: !byId.has(item.id) }));
}

/**
 * A list that others change, without a row moving under anyone's finger: see {@link steady}. What is around the rows gets
 * `holdHandlers`. `arrived` is how many items wait; `showLatest` shows them. Where rows did move, clicks and taps do nothing for a
 * moment.
 */
export function useSteadyList<T extends { id: string }>(items: readonly T[], listing: string) {
  const [state, dispatch] = useReducer(steady<T>, null, () => ({
    listing,
    latest: items,
    shown: fresh(items),
    isHeld: false,
  }));
  // As the new list is drawn, not after the old one was drawn once more.
  if (items !== state.latest) dispatch({ type: 'drawn', listing, items });

  const order = state.shown.map(({ id }) => id).join(' ');
  const [last, setLast] = useState(order);
  const [isMoving, setIsMoving] = useState(false);
  if (order !== last) {
    setLast(order);
    setIsMoving(true);
  }
  useEffect(() => {
    if (!isMoving) return;
    const end = setTimeout(() => setIsMoving(false), MOVED_MS);
    return () => clearTimeout(end);
  }, [isMoving, order]);

  const by = useRef({ pointer: false, focus: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function wait(milliseconds: number, type: 'released' | 'settled') {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => dispatch({ type }), milliseconds);
  }

  function hold(what: 'pointer' | 'focus', isHeld: boolean) {
    by.current[what] = isHeld;
    if (!by.current.pointer && !by.current.focus) wait(RELEASE_MS, 'released');
    else {
      dispatch({ type: 'held' });
      wait(IDLE_MS, 'settled');
    }
  }

  function note() {
    if (by.current.pointer || by.current.focus) wait(IDLE_MS, 'settled');
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  const ids = new Set(state.shown.map(({ id }) => id));
  return {
    shown: state.shown,
    arrived: state.latest.filter(({ id }) => !ids.has(id)).length,
    showLatest: () => dispatch({ type: 'settled' }),
    holdHandlers: {
      'aria-disabled': isMoving || undefined,
      onClickCapture: (event: MouseEvent) => {
        // Keys press what has the focus, wherever that is.
        if (!isMoving || event.detail === 0) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onPointerEnter: () => hold('pointer', true),
      onPointerLeave: () => hold('pointer', false),
      onFocus: () => hold('focus', true),
      onBlur: () => hold('focus', false),
      onPointerMove: note,
      onKeyDown: note,
    },
  };
}
