import { useEffect, useEffectEvent, useReducer, useRef, useState, type MouseEvent } from 'react';

/** An item as it is drawn. `isGone`: the list has it no longer, and it stays until nobody is at the list. */
export type Steady<T> = T & { isGone: boolean };

/** What a list is, each time that it is drawn. */
type Draw<T> = {
  /** Another list is drawn as it is. */
  listing: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Whether it goes on, on another page: what new items push there is not gone. */
  goesOn: boolean;
};

type State<T> = {
  latest: Draw<T>;
  shown: readonly Steady<T>[];
  isHeld: boolean;
};

type Event<T> =
  | { type: 'drawn'; draw: Draw<T> }
  /** Someone is at the list, or nobody is any longer, or someone wants to see the latest. */
  | { type: 'held' | 'released' | 'settled' };

/** After the pointer or the focus has left, in milliseconds: a second tap on the same spot still meets the same row. */
const RELEASE_MS = 1_500;

/** Nobody has moved for this long, in milliseconds: the list is only looked at. */
const IDLE_MS = 60_000;

/** How long a button that has just moved takes no press, in milliseconds: it was aimed at what stood there before. */
const MOVED_MS = 500;

/** What becomes of the list. While it is held nothing in it moves: what has gone stays, and what is new waits. */
export function steady<T>(state: State<T>, event: Event<T>): State<T> {
  switch (event.type) {
    case 'drawn': {
      const { draw } = event;
      const isKept = state.isHeld && draw.listing === state.latest.listing;
      return { ...state, latest: draw, shown: isKept ? merged(state.shown, draw) : fresh(draw) };
    }
    case 'held':
      return state.isHeld ? state : { ...state, isHeld: true };
    case 'released':
      return { ...state, isHeld: false, shown: fresh(state.latest) };
    case 'settled':
      return { ...state, shown: fresh(state.latest) };
  }
}

function fresh<T>({ items }: Draw<T>): Steady<T>[] {
  return items.map((item) => ({ ...item, isGone: false }));
}

function merged<T>(shown: readonly Steady<T>[], draw: Draw<T>): Steady<T>[] {
  const byKey = new Map(draw.items.map((item) => [draw.keyOf(item), item]));
  const stays = shown.length - (draw.goesOn ? newItems(shown, draw).length : 0);
  return shown.map((item, index) => {
    const latest = byKey.get(draw.keyOf(item));
    return { ...item, ...latest, isGone: !latest && index < stays };
  });
}

/** What is not shown yet. Where the list goes on, what stands behind all that is shown has only moved up from there. */
function newItems<T>(shown: readonly T[], { items, keyOf, goesOn }: Draw<T>): T[] {
  const keys = new Set(shown.map(keyOf));
  const isShown = (item: T) => keys.has(keyOf(item));
  const end = goesOn ? items.findLastIndex(isShown) : items.length;
  return items.slice(0, Math.max(end, 0)).filter((item) => !isShown(item));
}

/**
 * A list that others change, without a row moving under anyone's finger: see {@link steady}. What is around the rows gets
 * `holdHandlers`. `arrived` are the items that wait; `showLatest` shows them. Where `layoutOf` tells that something else
 * stands where it was, clicks and taps do nothing for a moment.
 */
export function useSteadyList<T>(
  items: readonly T[],
  {
    layoutOf,
    goesOn = false,
    ...how
  }: Omit<Draw<T>, 'items' | 'goesOn'> & {
    goesOn?: boolean;
    /** What stands where, as a text. */
    layoutOf: (shown: readonly Steady<T>[]) => string;
  },
) {
  const draw: Draw<T> = { ...how, items, goesOn };
  const [state, dispatch] = useReducer(steady<T>, null, () => ({
    latest: draw,
    shown: fresh(draw),
    isHeld: false,
  }));
  // As the new list is drawn, not after the old one was drawn once more.
  if (items !== state.latest.items) dispatch({ type: 'drawn', draw });

  const layout = layoutOf(state.shown);
  const [last, setLast] = useState(layout);
  const [isMoving, setIsMoving] = useState(false);
  if (layout !== last) {
    setLast(layout);
    setIsMoving(true);
  }
  useEffect(() => {
    if (!isMoving) return;
    const end = setTimeout(() => setIsMoving(false), MOVED_MS);
    return () => clearTimeout(end);
  }, [isMoving, layout]);

  const at = useRef<{ list: Element | null; pointer: boolean }>({ list: null, pointer: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function releaseIn(milliseconds: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // The answer to a press from here may still move the rows.
      if (at.current.list?.closest('[aria-busy=true]')) releaseIn(RELEASE_MS);
      else dispatch({ type: 'released' });
    }, milliseconds);
  }

  /** Someone has entered the list, moved in it or left it; the first move may come long after the list was drawn. */
  function note(
    { currentTarget: list }: Happening,
    pointer = at.current.pointer,
    isBlurred = false,
  ) {
    at.current = { list, pointer };
    if (!pointer && (isBlurred || !list.contains(document.activeElement))) releaseIn(RELEASE_MS);
    else {
      dispatch({ type: 'held' });
      releaseIn(IDLE_MS);
    }
  }

  useEffect(() => () => clearTimeout(timer.current), []);
  const releaseIfLeft = useEffectEvent(() => {
    const { list, pointer } = at.current;
    if (state.isHeld && !pointer && !list?.contains(document.activeElement)) releaseIn(RELEASE_MS);
  });
  // Drawing the list again can remove the focused link, for which browsers send no event.
  useEffect(() => releaseIfLeft(), [state]);

  return {
    shown: state.shown,
    arrived: newItems(state.shown, state.latest),
    showLatest: () => dispatch({ type: 'settled' }),
    holdHandlers: {
      'aria-disabled': isMoving || undefined,
      onClickCapture: (event: MouseEvent) => {
        // Keys press what has the focus, wherever that is.
        if (!isMoving || event.detail === 0) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onPointerEnter: (event: Happening) => note(event, true),
      onPointerLeave: (event: Happening) => note(event, false),
      onFocus: (event: Happening) => note(event),
      onBlur: (event: Happening) => note(event, undefined, true),
      onPointerMove: (event: Happening) => note(event, true),
      onKeyDown: (event: Happening) => note(event),
    },
  };
}

type Happening = { currentTarget: Element };
