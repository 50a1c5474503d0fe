import { useEffect, useEffectEvent, useReducer, useRef, useState, type MouseEvent } from 'react';

/** `isGone`: no longer in the list, but kept until nobody uses the list. */
export type Steady<T> = T & { isGone: boolean };

type Snapshot<T> = {
  /** Identifies the list: another one replaces the rows at once. */
  listing: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Other pages follow: items that new ones push there are not gone. */
  hasMore: boolean;
};

type State<T> = {
  latest: Snapshot<T>;
  shown: readonly Steady<T>[];
  isHeld: boolean;
};

type Event<T> =
  | { type: 'updated'; snapshot: Snapshot<T> }
  /** Someone uses the list, nobody does, or someone asked for the latest. */
  | { type: 'held' | 'released' | 'refreshed' };

/** Delay after the pointer or the focus left, so that a second tap hits the same row. */
const RELEASE_MS = 1_500;

/** Without a move for this long, the list isn't in use. */
const IDLE_MS = 60_000;

/** Ignores clicks for this long after rows moved, because they were aimed at another row. */
const MOVED_MS = 500;

/** While the list is held, nothing moves: removed rows stay, and new ones wait. */
export function steady<T>(state: State<T>, event: Event<T>): State<T> {
  switch (event.type) {
    case 'updated': {
      const { snapshot } = event;
      const isKept = state.isHeld && snapshot.listing === state.latest.listing;
      return {
        ...state,
        latest: snapshot,
        shown: withSameItems(
          state.shown,
          isKept ? merge(state.shown, snapshot) : fresh(snapshot),
          snapshot.keyOf,
        ),
      };
    }
    case 'held':
      return state.isHeld ? state : { ...state, isHeld: true };
    case 'released':
      return { ...state, isHeld: false, shown: fresh(state.latest) };
    case 'refreshed':
      return { ...state, shown: fresh(state.latest) };
  }
}

function fresh<T>({ items }: Snapshot<T>): Steady<T>[] {
  return items.map((item) => ({ ...item, isGone: false }));
}

function merge<T>(shown: readonly Steady<T>[], snapshot: Snapshot<T>): Steady<T>[] {
  const byKey = new Map(snapshot.items.map((item) => [snapshot.keyOf(item), item]));
  const stays = shown.length - (snapshot.hasMore ? newItems(shown, snapshot).length : 0);
  return shown.map((item, index) => {
    const latest = byKey.get(snapshot.keyOf(item));
    return { ...item, ...latest, isGone: !latest && index < stays };
  });
}

/** Items that stay the same keep their identity, so that memoised rows aren't drawn again. */
function withSameItems<T>(
  before: readonly Steady<T>[],
  after: Steady<T>[],
  keyOf: (item: T) => string,
): Steady<T>[] {
  const known = new Map(before.map((item) => [keyOf(item), item]));
  return after.map((item) => {
    const same = known.get(keyOf(item));
    return same && isSame(same, item) ? same : item;
  });
}

function isSame<T extends object>(one: T, other: T): boolean {
  const fields = Object.keys(other) as (keyof T)[];
  return (
    fields.length === Object.keys(one).length &&
    fields.every((field) => one[field] === other[field])
  );
}

/** Items not shown yet. With `hasMore`, items after the last shown one only moved up from the next page. */
function newItems<T>(shown: readonly T[], { items, keyOf, hasMore }: Snapshot<T>): T[] {
  const keys = new Set(shown.map(keyOf));
  const isShown = (item: T) => keys.has(keyOf(item));
  const end = hasMore ? items.findLastIndex(isShown) : items.length;
  return items.slice(0, Math.max(end, 0)).filter((item) => !isShown(item));
}

/**
 * Keeps rows in place under someone's finger while others change the list: see {@link steady}. Spread `holdHandlers` on
 * the container. `arrived` are the waiting items; `showLatest` shows them. When `layoutOf` changes, clicks are ignored for
 * a moment.
 */
export function useSteadyList<T>(
  items: readonly T[],
  {
    layoutOf,
    hasMore = false,
    ...options
  }: Omit<Snapshot<T>, 'items' | 'hasMore'> & {
    hasMore?: boolean;
    /** Describes the position of each row. */
    layoutOf: (shown: readonly Steady<T>[]) => string;
  },
) {
  const snapshot: Snapshot<T> = { ...options, items, hasMore };
  const [state, dispatch] = useReducer(steady<T>, null, () => ({
    latest: snapshot,
    shown: fresh(snapshot),
    isHeld: false,
  }));
  // During render, so that the old list isn't painted again.
  if (items !== state.latest.items) dispatch({ type: 'updated', snapshot });

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

  const presence = useRef<{ list: Element | null; pointer: boolean }>({
    list: null,
    pointer: false,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function releaseIn(milliseconds: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // The response to a click in the list may still move its rows.
      if (presence.current.list?.closest('[aria-busy=true]')) releaseIn(RELEASE_MS);
      else dispatch({ type: 'released' });
    }, milliseconds);
  }

  function trackPresence(
    { currentTarget: list }: ListEvent,
    pointer = presence.current.pointer,
    isBlurred = false,
  ) {
    presence.current = { list, pointer };
    if (!pointer && (isBlurred || !list.contains(document.activeElement))) releaseIn(RELEASE_MS);
    else {
      dispatch({ type: 'held' });
      releaseIn(IDLE_MS);
    }
  }

  useEffect(() => () => clearTimeout(timer.current), []);
  const releaseIfLeft = useEffectEvent(() => {
    const { list, pointer } = presence.current;
    if (state.isHeld && !pointer && !list?.contains(document.activeElement)) releaseIn(RELEASE_MS);
  });
  // Browsers send no event when a rerender removes the focused link.
  useEffect(() => releaseIfLeft(), [state]);

  return {
    shown: state.shown,
    arrived: newItems(state.shown, state.latest),
    showLatest: () => dispatch({ type: 'refreshed' }),
    holdHandlers: {
      'aria-disabled': isMoving || undefined,
      onClickCapture: (event: MouseEvent) => {
        // Clicks by keyboard go to the focused element, wherever it is.
        if (!isMoving || event.detail === 0) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onPointerEnter: (event: ListEvent) => trackPresence(event, true),
      onPointerLeave: (event: ListEvent) => trackPresence(event, false),
      onFocus: (event: ListEvent) => trackPresence(event),
      onBlur: (event: ListEvent) => trackPresence(event, undefined, true),
      onPointerMove: (event: ListEvent) => trackPresence(event, true),
      onKeyDown: (event: ListEvent) => trackPresence(event),
    },
  };
}

type ListEvent = { currentTarget: Element };
