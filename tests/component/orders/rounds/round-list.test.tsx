import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { RoundList } from '@/components/orders/rounds/round-list';
import { stopsOfRound } from '@/lib/orders/list/deliveries';
import type { RoundOrder } from '@/lib/orders/rounds/queries';
import { orderRoundSchema } from '@/lib/orders/rounds/schema';

const TODAY = '2026-11-23';
const ADDRESSES = ['Aleje 1', 'Rynek 2', 'Zielna 3'];

const orders: RoundOrder[] = ADDRESSES.map((recipientAddress, at) => ({
  id: `019abcde-0000-7000-8000-00000000000${at}`,
  orderId: `1024${at}`,
  deliveryDate: TODAY,
  recipientName: 'Wolski Zajazd',
  recipientAddress,
  timeWindow: null,
  numberOfItems: 1,
}));

const action = vi.fn<(form: FormData) => Promise<void>>();

const list = (order?: string[]) => (
  <RoundList
    stops={stopsOfRound(orders, TODAY, order)}
    courierId={orders[0]!.id}
    date={TODAY}
    today={TODAY}
    action={action}
  />
);

/** Ends the answers still awaited: React keeps an optimistic state until every pending action has ended. */
let answer: () => void;
let fail: (reason: Error) => void;

beforeEach(() => {
  action.mockReset().mockResolvedValue();
});

function delayAnswers() {
  const promise = new Promise<void>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  action.mockReturnValue(promise);
  onTestFinished(() => act(async () => answer()));
}

const shown = () =>
  screen
    .getAllByRole('listitem')
    .map((item) => ADDRESSES.find((address) => item.textContent.includes(address)));

const sent = (call: number) =>
  orderRoundSchema
    .parse(Object.fromEntries(action.mock.calls[call]![0]))
    .orderIds.map((wanted) => orders.find(({ id }) => id === wanted)!.recipientAddress);

const button = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

describe('the stops of a round', () => {
  test('move with buttons, which the ends of the list have one of', () => {
    render(list());
    expect(screen.getAllByRole('button').map(({ ariaLabel }) => ariaLabel?.slice(0, 9))).toEqual([
      'Move down',
      'Move up: ',
      'Move down',
      'Move up: ',
    ]);
  });

  test('move at once; the focus stays on the button, and the new place is announced', async () => {
    delayAnswers();
    render(list());
    act(() => button('Move down: .?Aleje').focus());
    await userEvent.keyboard('{Enter}');
    expect(shown()).toEqual(['Rynek 2', 'Aleje 1', 'Zielna 3']);
    expect(button('Move down: .?Aleje')).toHaveFocus();
    expect(screen.getByText(/^Stop 2 of 3: .?Aleje 1/)).toHaveAttribute('aria-live', 'polite');
    await userEvent.keyboard('{Enter}');
    expect(shown()).toEqual(['Rynek 2', 'Zielna 3', 'Aleje 1']);
    // The last stop has no other button.
    expect(button('Move up: .?Aleje')).toHaveFocus();
    expect(sent(0)).toEqual(['Rynek 2', 'Aleje 1', 'Zielna 3']);
    expect(sent(1)).toEqual(['Rynek 2', 'Zielna 3', 'Aleje 1']);
  });

  test('return to the saved order if that couldn’t be saved', async () => {
    delayAnswers();
    render(list());
    await userEvent.click(button('Move up: .?Zielna'));
    expect(shown()).toEqual(['Aleje 1', 'Zielna 3', 'Rynek 2']);
    await act(async () => fail(new TypeError('Failed to fetch')));
    expect(shown()).toEqual(ADDRESSES);
  });

  test('show the order of the server afterwards', async () => {
    const { rerender } = render(list());
    await userEvent.click(button('Move up: .?Zielna'));
    await act(async () => {});
    rerender(list(orders.map(({ id }) => id).reverse()));
    expect(shown()).toEqual(ADDRESSES.toReversed());
  });

  test('can be dragged to another place, but not with Escape', async () => {
    delayAnswers();
    render(list());
    for (const [at, item] of screen.getAllByRole('listitem').entries()) {
      Object.defineProperties(item, { offsetTop: { value: at * 60 }, offsetHeight: { value: 60 } });
    }
    const drag = (clientY: number) => {
      const handle = document.querySelector(`[data-handle="${orders[0]!.id}"]`)!;
      fireEvent.pointerDown(handle, { button: 0, isPrimary: true, clientY: 300 });
      fireEvent.pointerMove(handle, { clientY });
      return handle;
    };
    drag(370);
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(action).not.toHaveBeenCalled();
    fireEvent.pointerUp(drag(320));
    expect(action).not.toHaveBeenCalled();
    await act(async () => void fireEvent.pointerUp(drag(370)));
    expect(shown()).toEqual(['Rynek 2', 'Aleje 1', 'Zielna 3']);
    expect(sent(0)).toEqual(['Rynek 2', 'Aleje 1', 'Zielna 3']);
    expect(screen.getAllByRole('listitem').every(({ style }) => style.transform === '')).toBe(true);
  });
});
