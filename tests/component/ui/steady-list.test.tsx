import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { steady, useSteadyList } from '@/components/ui/steady-list';

type Item = { id: string; text: string };
const item = (id: string, text = id): Item => ({ id, text });

function List({
  items,
  listing = 'all',
  hasMore = false,
  onPress,
}: {
  items: Item[];
  listing?: string;
  hasMore?: boolean;
  onPress?: () => void;
}) {
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(items, {
    listing,
    keyOf: ({ id }) => id,
    hasMore,
    layoutOf: (all) => all.map(({ id }) => id).join(' '),
  });
  return (
    <>
      <ArrivedButton arrived={arrived.length} showLatest={showLatest} />
      <ul {...holdHandlers}>
        {shown.map(({ id, text, isGone }) => (
          <li key={id}>
            <button onClick={onPress}>{isGone ? `${text} gone` : text}</button>
          </li>
        ))}
      </ul>
    </>
  );
}

const shown = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

/** Renders a list, and returns a function that replaces it. */
function draw(...ids: string[]) {
  const { rerender } = render(<List items={ids.map((id) => item(id))} />);
  return (items: Item[], listing?: string) =>
    rerender(<List items={items} {...(listing && { listing })} />);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const later = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

test('a list that isn’t in use shows changes at once', () => {
  const redraw = draw('a', 'b');
  redraw([item('c'), item('b')]);
  expect(shown()).toEqual(['c', 'b']);
});

describe.each([
  ['the pointer', fireEvent.pointerEnter, fireEvent.pointerLeave],
  [
    'the focus',
    (list: Element) => act(() => list.querySelector('button')!.focus()),
    () => act(() => (document.activeElement as HTMLElement).blur()),
  ],
] as const)('while %s is in it', (_, enter, leave) => {
  test('no row moves: removed rows stay, changed rows update, new rows wait', () => {
    const redraw = draw('a', 'b');
    enter(screen.getByRole('list'));
    redraw([item('c'), item('d'), item('b', 'B')]);
    expect(shown()).toEqual(['a gone', 'B']);
    expect(screen.getByRole('button', { name: '2 new orders' })).toBeVisible();

    leave(screen.getByRole('list'));
    // A second tap on the same spot hits the same row.
    later(1_000);
    expect(shown()).toEqual(['a gone', 'B']);
    later(1_000);
    expect(shown()).toEqual(['c', 'd', 'B']);
    expect(screen.queryByRole('button', { name: /new order/ })).toBeNull();
  });

  test('new rows appear on request, or after a minute without a move', () => {
    const redraw = draw('a');
    enter(screen.getByRole('list'));
    redraw([item('b'), item('a')]);
    fireEvent.click(screen.getByRole('button', { name: '1 new order' }));
    expect(shown()).toEqual(['b', 'a']);

    redraw([item('c'), item('a')]);
    later(59_000);
    fireEvent.pointerMove(screen.getByRole('list'));
    later(59_000);
    expect(shown()).toEqual(['b gone', 'a']);
    later(1_000);
    expect(shown()).toEqual(['c', 'a']);
    // The list isn't in use until someone moves again.
    redraw([item('d')]);
    expect(shown()).toEqual(['d']);
    fireEvent.pointerMove(screen.getByRole('list'));
    redraw([item('e')]);
    expect(shown()).toEqual(['d gone']);
  });

  test('another list replaces the rows at once', () => {
    const redraw = draw('a', 'b');
    enter(screen.getByRole('list'));
    redraw([item('c')], 'ongoing');
    expect(shown()).toEqual(['c']);
  });
});

test('a row pushed to the next page is not gone, and one that moved up from there is not new', () => {
  const list = (items: Item[]) => <List items={items} hasMore />;
  const { rerender } = render(list([item('a'), item('b'), item('c')]));
  fireEvent.pointerEnter(screen.getByRole('list'));
  rerender(list([item('new'), item('a'), item('b')]));
  expect(shown()).toEqual(['a', 'b', 'c']);
  expect(screen.getByRole('button', { name: '1 new order' })).toBeVisible();

  rerender(list([item('b'), item('c'), item('d')]));
  expect(shown()).toEqual(['a gone', 'b', 'c']);
  expect(screen.queryByRole('button', { name: /new order/ })).toBeNull();
});

test('a list stays held while an action from it is pending', () => {
  const form = (items: Item[], isBusy: boolean) => (
    <form aria-busy={isBusy}>
      <List items={items} />
    </form>
  );
  const { rerender } = render(form([item('a')], true));
  fireEvent.pointerEnter(screen.getByRole('list'));
  fireEvent.pointerLeave(screen.getByRole('list'));
  later(10_000);
  rerender(form([item('b')], false));
  expect(shown()).toEqual(['a gone']);
  later(1_500);
  expect(shown()).toEqual(['b']);
});

test('a removed row that comes back is a normal row again', () => {
  const snapshot = (...items: Item[]) => ({
    ...{ listing: 'all', items, hasMore: false },
    keyOf: ({ id }: Item) => id,
  });
  const updated = (...items: Item[]) =>
    ({ type: 'updated', snapshot: snapshot(...items) }) as const;
  const start = { latest: snapshot(), shown: [], isHeld: false };
  const events = [updated(item('a'), item('b')), { type: 'held' } as const, updated(item('b'))];
  const gone = events.reduce(steady<Item>, start);
  expect(gone.shown.map(({ isGone }) => isGone)).toEqual([true, false]);
  const back = steady(gone, updated(item('a', 'A'), item('b')));
  expect(back.shown).toEqual([
    { id: 'a', text: 'A', isGone: false },
    { id: 'b', text: 'b', isGone: false },
  ]);
});

test('rows that just moved ignore clicks and taps, but not keys', () => {
  const pressed = vi.fn();
  const { rerender } = render(<List items={[item('a')]} onPress={pressed} />);
  fireEvent.click(screen.getByRole('button', { name: 'a' }), { detail: 1 });
  expect(pressed).toHaveBeenCalledTimes(1);
  rerender(<List items={[item('b'), item('a')]} onPress={pressed} />);
  fireEvent.click(screen.getByRole('button', { name: 'b' }), { detail: 1 });
  expect(pressed).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'b' }), { detail: 0 });
  expect(pressed).toHaveBeenCalledTimes(2);
  later(500);
  fireEvent.click(screen.getByRole('button', { name: 'b' }), { detail: 1 });
  expect(pressed).toHaveBeenCalledTimes(3);
  // A new text is no move.
  rerender(<List items={[item('b', 'B'), item('a')]} onPress={pressed} />);
  fireEvent.click(screen.getByRole('button', { name: 'B' }), { detail: 1 });
  expect(pressed).toHaveBeenCalledTimes(4);
});
