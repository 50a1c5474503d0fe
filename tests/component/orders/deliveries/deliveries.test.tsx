import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Deliveries } from '@/components/orders/deliveries/deliveries';
import { Shortcuts } from '@/components/shell/shortcuts';
import type { Delivery, Done } from '@/lib/orders/list/deliveries';
import type { SavedRounds } from '@/lib/orders/rounds/round';
import { mockDialogs } from '@/tests/support/dialogs';

const TODAY = '2026-11-23';

function delivery(orderId: string, given: Partial<Delivery> = {}): Delivery {
  return {
    id: `key-${orderId}`,
    orderId,
    version: 3,
    numberOfItems: 18,
    deliveryDate: TODAY,
    recipientName: 'Wolski Zajazd',
    recipientPhone: null,
    timeWindow: null,
    attempts: null,
    attemptReason: null,
    attemptedAt: null,
    attemptedFor: null,
    notes: [],
    hasMoreNotes: false,
    instructions: null,
    recipientAddress: 'ul. Filtrowa 68, Warszawa',
    ...given,
  };
}

type Listed = { ongoing?: Delivery[]; done?: Done[]; rounds?: SavedRounds };

function page({ ongoing = [], done = [], rounds = {} }: Listed, sent: FormDataEntryValue[] = []) {
  return (
    <Deliveries
      list={{ seq: 1, mark: '', operationId: 'operation', ongoing, isMore: false, done, rounds }}
      today={TODAY}
      timeZone="Europe/Warsaw"
      navigationApp="google"
      action={async (form) => void sent.push(form.get('press')!)}
      recordAttempt={async (state) => state}
      choices={{ reasons: ['Nobody home'], nextWorkingDay: '2026-11-23', today: TODAY }}
      userId="marek"
    />
  );
}

function draw(listed: Listed) {
  const sent: FormDataEntryValue[] = [];
  render(page(listed, sent));
  return sent;
}

const headings = (level: number) =>
  screen.queryAllByRole('heading', { level }).map(({ textContent }) => textContent);

describe('an order to deliver', () => {
  test('is listed under its day, grouped by address', () => {
    draw({
      ongoing: [
        delivery('10250', { deliveryDate: '2026-11-24' }),
        delivery('10248'),
        delivery('10249', { recipientName: 'Maria Anders', numberOfItems: 1 }),
        delivery('10247', { deliveryDate: '2026-04-17' }),
        delivery('10251', { deliveryDate: '2026-12-01' }),
      ],
    });
    expect(headings(2)).toEqual([
      'Today 2 orders',
      'Overdue 1 order',
      'Tomorrow 1 order',
      '1 Dec 2026 1 order',
    ]);
    const today = within(screen.getByRole('region', { name: 'Today 2 orders' }));
    expect(today.getAllByRole('heading', { level: 3 })).toHaveLength(1);
    expect(today.getByText('Maria Anders')).toBeVisible();
    expect(today.getByText('1 item')).toBeVisible();
    const overdue = within(screen.getByRole('region', { name: 'Overdue 1 order' }));
    expect(overdue.getByText('17 Apr 2026')).toBeVisible();
    expect(screen.queryByText('Nothing to deliver today.')).toBeNull();
  });

  test('links to the order, and to a map without a referrer', () => {
    draw({ ongoing: [delivery('10248')] });
    const map = screen.getByRole('link', { name: /^ul. Filtrowa 68, Warszawa, ?Map$/ });
    expect(map).toHaveAttribute(
      'href',
      expect.stringContaining('ul.%20Filtrowa%2068%2C%20Warszawa'),
    );
    expect(map).toHaveAttribute('rel', 'noreferrer');
    expect(screen.getByRole('link', { name: '10248' })).toHaveAttribute(
      'href',
      '/orders/key-10248',
    );
  });

  test('has its own button, which sends its order and version', async () => {
    const sent = draw({ ongoing: [delivery('10248'), delivery('10249')] });
    await userEvent.click(screen.getByRole('button', { name: 'Mark delivered 10249' }));
    expect(sent).toEqual(['markDelivered key-10249 3 10249']);
  });

  test('may be due only on later days, which the page says', () => {
    draw({ ongoing: [delivery('10248', { deliveryDate: '2026-11-24' })] });
    expect(screen.getByText('Nothing to deliver today.')).toBeVisible();
    expect(headings(2)).toEqual(['Tomorrow 1 order']);
  });
});

test('an order delivered today can be reopened only by who marked it', async () => {
  const deliveredAt = '2026-11-23T13:05:00.000Z';
  const sent = draw({
    done: [
      { ...delivery('10248'), deliveredAt, mayReopen: true },
      { ...delivery('10249'), deliveredAt, mayReopen: false },
    ],
  });
  const done = within(screen.getByRole('region', { name: 'Delivered today' }));
  expect(done.getAllByText('14:05')).toHaveLength(2);
  expect(done.getAllByRole('button').map(({ ariaLabel }) => ariaLabel)).toEqual(['Reopen 10248']);
  await userEvent.click(done.getByRole('button', { name: 'Reopen 10248' }));
  expect(sent).toEqual(['reopen key-10248 3 10248']);
});

describe('with keys alone', () => {
  const [one, other, third] = [delivery('10248'), delivery('10249'), delivery('10250')];
  const delivered = (of: Delivery): Done => ({
    ...of,
    deliveredAt: '2026-11-23T13:05:00.000Z',
    mayReopen: true,
  });
  const desk = (listed: Listed, sent?: FormDataEntryValue[]) => (
    <>
      <main tabIndex={-1}>{page(listed, sent)}</main>
      <Shortcuts granted={['deliveries.read']} />
    </>
  );
  const press = (keys: string) => userEvent.keyboard(keys);
  const linkOf = ({ orderId }: Delivery) => screen.getByRole('link', { name: orderId });

  beforeEach(() => {
    mockDialogs();
    window.history.replaceState(null, '', `/deliveries?test=${crypto.randomUUID()}`);
  });

  test('each order can be reached, delivered ones too, and marked delivered', async () => {
    const sent: FormDataEntryValue[] = [];
    render(desk({ ongoing: [one, other], done: [delivered(third)] }, sent));
    await press('jj');
    expect(linkOf(other)).toHaveFocus();
    await press('j');
    expect(linkOf(third)).toHaveFocus();
    await press('dkd');
    expect(sent).toEqual(['markDelivered key-10249 3 10249']);
  });

  test.each([
    ['the key', () => press('jd')],
    [
      'its button',
      async () => {
        act(() => screen.getByRole('button', { name: 'Mark delivered 10248' }).focus());
        await press('{Enter}');
      },
    ],
  ])(
    'after delivering by %s, the focus stays in the row, which shows the result',
    async (_, deliver) => {
      const { rerender } = render(desk({ ongoing: [one, other, third] }));
      await deliver();
      const focused = document.activeElement;
      rerender(desk({ ongoing: [other, third], done: [delivered(one)] }));
      expect(focused).toHaveFocus();
      expect(screen.getByRole('button', { name: 'Marked delivered 10248' })).toBeVisible();
      await press('j');
      expect(linkOf(other)).toHaveFocus();
    },
  );

  test('a double press delivers only one order', async () => {
    const sent: FormDataEntryValue[] = [];
    const { rerender } = render(desk({ ongoing: [one, other] }, sent));
    await press('jd');
    rerender(desk({ ongoing: [other], done: [delivered(one)] }, sent));
    await press('d');
    expect(sent).toEqual(['markDelivered key-10248 3 10248']);
    await press('jd');
    expect(sent.slice(1)).toEqual(['markDelivered key-10249 3 10249']);
  });

  test('a removed order stays until a minute without a move, and then hands the focus to the page', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { rerender } = render(desk({ ongoing: [one, other] }));
    const link = linkOf(other);
    act(() => link.focus());
    rerender(desk({}));
    expect(link).toHaveFocus();
    expect(screen.getByRole('button', { name: 'No longer in this list 10249' })).toBeVisible();
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.getByRole('main')).toHaveFocus();
  });
});
