import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { steady, useSteadyList } from '@/components/ui/steady-list';

type Item = { id: string; text: string };
const item = (id: string, text = id): Item => ({ id, text });

function List({
  items,
  listing = 'all',
  onPress,
}: {
  items: Item[];
  listing?: string;
  onPress?: () => void;
}) {
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(items, listing);
  return (
    <>
      <ArrivedButton {...{ arrived, showLatest }} />
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

/** Draws a list; what it answers draws another in its place. */
function draw(...ids: string[]) {
  const { rerender } = render(<List items={ids.map((id) => item(id))} />);
  return (items: Item[], listing?: string) =>
    rerender(<List items={items} {...(listing && { listing })} />);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const later = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

test('a list that nobody is at is drawn as it comes', () => {
  const redraw = draw('a', 'b');
  redraw([item('c'), item('b')]);
  expect(shown()).toEqual(['c', 'b']);
});

describe.each([
  ['the pointer', fireEvent.pointerEnter, fireEvent.pointerLeave],
  ['the focus', fireEvent.focus, fireEvent.blur],
] as const)('while %s is in it', (_, enter, leave) => {
  test('nothing moves: what has gone stays, what has changed is told, what is new waits', () => {
    const redraw = draw('a', 'b');
    enter(screen.getByRole('list'));
    redraw([item('c'), item('d'), item('b', 'B')]);
    expect(shown()).toEqual(['a gone', 'B']);
    expect(screen.getByRole('button', { name: '2 new orders' })).toBeVisible();

    leave(screen.getByRole('list'));
    // A second tap on the same spot meets the same row.
    later(1_000);
    expect(shown()).toEqual(['a gone', 'B']);
    later(1_000);
    expect(shown()).toEqual(['c', 'd', 'B']);
    expect(screen.queryByRole('button', { name: /new order/ })).toBeNull();
  });

  test('what is new is shown when it is wanted, or when nobody has moved for a minute', () => {
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
  });

  test('another list is drawn as it is', () => {
    const redraw = draw('a', 'b');
    enter(screen.getByRole('list'));
    redraw([item('c')], 'ongoing');
    expect(shown()).toEqual(['c']);
  });
});

test('what has gone and comes back is what it was', () => {
  const start = { listing: 'all', latest: [], shown: [], isHeld: false };
  const drawn = (...items: Item[]) => ({ type: 'drawn', listing: 'all', items }) as const;
  const events = [drawn(item('a'), item('b')), { type: 'held' } as const, drawn(item('b'))];
  const gone = events.reduce(steady<Item>, start);
  expect(gone.shown.map(({ isGone }) => isGone)).toEqual([true, false]);
  const back = steady(gone, drawn(item('a', 'A'), item('b')));
  expect(back.shown).toEqual([
    { id: 'a', text: 'A', isGone: false },
    { id: 'b', text: 'b', isGone: false },
  ]);
});

test('what has just moved takes no click or tap, but keys', () => {
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
  // What only says something else has not moved.
  rerender(<List items={[item('b', 'B'), item('a')]} onPress={pressed} />);
  fireEvent.click(screen.getByRole('button', { name: 'B' }), { detail: 1 });
  expect(pressed).toHaveBeenCalledTimes(4);
});
