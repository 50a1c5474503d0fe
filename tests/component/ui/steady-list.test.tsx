import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { steady, useSteadyList } from '@/components/ui/steady-list';

type Item = { id: string; text: string };
const item = (id: string, text = id): Item => ({ id, text });

function List({
  items,
  listing = 'all',
  goesOn = false,
  onPress,
}: {
  items: Item[];
  listing?: string;
  goesOn?: boolean;
  onPress?: () => void;
}) {
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(items, {
    listing,
    keyOf: ({ id }) => id,
    goesOn,
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
  [
    'the focus',
    (list: Element) => act(() => list.querySelector('button')!.focus()),
    () => act(() => (document.activeElement as HTMLElement).blur()),
  ],
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
    // It is only looked at, until someone moves again.
    redraw([item('d')]);
    expect(shown()).toEqual(['d']);
    fireEvent.pointerMove(screen.getByRole('list'));
    redraw([item('e')]);
    expect(shown()).toEqual(['d gone']);
  });

  test('another list is drawn as it is', () => {
    const redraw = draw('a', 'b');
    enter(screen.getByRole('list'));
    redraw([item('c')], 'ongoing');
    expect(shown()).toEqual(['c']);
  });
});

test('what a new row has pushed to the next page is not gone, and what has moved up from there is not new', () => {
  const list = (items: Item[]) => <List items={items} goesOn />;
  const { rerender } = render(list([item('a'), item('b'), item('c')]));
  fireEvent.pointerEnter(screen.getByRole('list'));
  rerender(list([item('new'), item('a'), item('b')]));
  expect(shown()).toEqual(['a', 'b', 'c']);
  expect(screen.getByRole('button', { name: '1 new order' })).toBeVisible();

  rerender(list([item('b'), item('c'), item('d')]));
  expect(shown()).toEqual(['a gone', 'b', 'c']);
  expect(screen.queryByRole('button', { name: /new order/ })).toBeNull();
});

test('a list is not let go while the answer to a press from it is on its way', () => {
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

test('what has gone and comes back is what it was', () => {
  const draw = (...items: Item[]) => ({
    ...{ listing: 'all', items, goesOn: false },
    keyOf: ({ id }: Item) => id,
  });
  const drawn = (...items: Item[]) => ({ type: 'drawn', draw: draw(...items) }) as const;
  const start = { latest: draw(), shown: [], isHeld: false };
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
