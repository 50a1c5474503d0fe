import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Granted } from '@/components/shell/navigation';
import { Shortcuts } from '@/components/shell/shortcuts';
import type { FoundOrder } from '@/lib/orders/find';
import { mockDialogs } from '@/tests/support/dialogs';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** The server, which answers when the test says so. */
const asked: { q: string; answer: (response: Response | Error) => void; isDropped: boolean }[] = [];
vi.stubGlobal(
  'fetch',
  (address: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      const question = {
        q: new URLSearchParams(address.split('?')[1]).get('q') ?? '',
        answer: (given: Response | Error) =>
          given instanceof Error ? reject(given) : resolve(given),
        isDropped: false,
      };
      signal.addEventListener('abort', () => (question.isDropped = true));
      asked.push(question);
    }),
);

const DESK: Granted = ['orders.create', 'orders.edit', 'orders.bulk', 'log.read', 'views.save'];

const clicked = vi.fn<(name: string) => void>();

beforeEach(() => {
  mockDialogs();
  asked.length = 0;
  clicked.mockReset();
  window.history.replaceState(null, '', `/orders/${crypto.randomUUID()}`);
});

/** An order's page with the palette open. */
async function openPalette(granted: Granted = DESK) {
  render(
    <div
      onClick={(event) => {
        if ((event.target as Element).closest('dialog')) return;
        event.preventDefault();
        clicked((event.target as Element).textContent);
      }}
    >
      <button data-log-out="">Log out</button>
      <main>
        <button>Mark delivered 10248</button>
        <button data-undo="">Undo</button>
      </main>
      <Shortcuts granted={granted} />
    </div>,
  );
  await userEvent.keyboard('{Control>}k{/Control}');
  await screen.findByRole('dialog', { name: 'Command palette' });
  return screen.getByRole('combobox', { name: 'Search orders, pages and actions' });
}

const options = () =>
  screen.queryAllByRole('option').map((option) => option.querySelector('bdi')!.textContent);
const marked = () =>
  screen.queryByRole('option', { selected: true })?.querySelector('bdi')!.textContent;
const status = () => within(screen.getByRole('dialog')).getByRole('status');
const found = (...orders: FoundOrder[]) => Response.json({ orders, isPart: false });
const order = (orderId: string, recipientName = 'Wolski Zajazd'): FoundOrder => ({
  id: `key-${orderId}`,
  orderId,
  recipientName,
  status: 'ONGOING',
});

async function questionFor(q: string) {
  return waitFor(() => {
    const question = asked.find((each) => each.q === q);
    if (!question) throw new Error(`“${q}” was not asked`);
    return question;
  });
}

async function answer(q: string, response: Response | Error) {
  const question = await questionFor(q);
  await act(async () => question.answer(response));
}

test('it opens with pages and the actions of this page, without a request', async () => {
  const field = await openPalette();
  expect(field).toHaveFocus();
  expect(options()).toEqual([
    ...['Orders', 'New order', 'Overdue', 'Today', 'Views', 'Logs', 'Profile'],
    ...['Mark delivered 10248', 'Undo', 'Keyboard shortcuts', 'Log out'],
  ]);
  expect(marked()).toBe('Orders');
  expect(field).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option')[0]!.id);
  expect(asked).toEqual([]);
});

test('it shows only permitted pages', async () => {
  await openPalette(['deliveries.read']);
  expect(options().slice(0, 5)).toEqual(['My deliveries', 'Orders', 'Overdue', 'Today', 'Profile']);
});

test('it leads an owner to the team and to the settings', async () => {
  await userEvent.type(await openPalette(['team.manage', 'workspace.settings']), 'team');
  expect(options()).toEqual(['Team']);
  await userEvent.clear(screen.getByRole('combobox'));
  await userEvent.type(screen.getByRole('combobox'), 'settings');
  expect(options()).toEqual(['Settings']);
});

test('arrows, Home and End move the selection, wrapping around, and Enter goes there', async () => {
  await openPalette();
  const seen = [];
  for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowDown']) {
    await userEvent.keyboard(`{${key}}`);
    seen.push(marked());
  }
  expect(seen).toEqual(['New order', 'Log out', 'Orders', 'Log out', 'Orders', 'New order']);
  await userEvent.keyboard('{Enter}');
  expect(router.push.mock.calls).toEqual([['/orders/new']]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Shift+Home selects text, and Ctrl+Enter chooses nothing', async () => {
  await openPalette();
  await userEvent.keyboard('{ArrowDown}{Shift>}{Home}{/Shift}');
  expect(marked()).toBe('New order');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('dialog')).toBeVisible();
});

test('a click beside an entry leaves the focus in the input', async () => {
  const field = await openPalette();
  await userEvent.click(screen.getByText('Pages', { selector: 'p' }));
  expect(field).toHaveFocus();
});

test('orders are found and opened, with their recipients', async () => {
  await userEvent.type(await openPalette(), 'wolski');
  expect(options()).toEqual([]);
  expect(status()).toHaveTextContent('Searching orders…');
  await answer('wolski', found(order('10249'), order('10250')));
  expect(options()).toEqual(['10249', '10250']);
  expect(screen.getByRole('option', { name: '10249 Wolski Zajazd · Ongoing' })).toBeVisible();
  expect(status()).toHaveTextContent('2 found.');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(router.push.mock.calls).toEqual([['/orders/key-10250']]);
});

test('typing on cancels the earlier request and ignores its late answer', async () => {
  const field = await openPalette();
  await userEvent.type(field, '10');
  const early = await questionFor('10');
  await userEvent.type(field, '2');
  expect(early.isDropped).toBe(true);
  await answer('102', found(order('10249')));
  await act(async () => early.answer(found(order('10999'))));
  expect(options()).toEqual(['10249']);
  await userEvent.type(field, '5');
  expect(options()).toEqual([]);
  await answer('1025', found());
  expect(status()).toHaveTextContent('Nothing found.');
});

test('a search that didn’t read all orders says so', async () => {
  await userEvent.type(await openPalette(), 'zq');
  await answer('zq', Response.json({ orders: [], isPart: true }));
  expect(status()).toHaveTextContent('Nothing found among the newest 40,000 orders.');
});

test('typing an Order ID never marks its order delivered', async () => {
  await userEvent.type(await openPalette(), '10248{Enter}');
  expect(clicked).not.toHaveBeenCalled();
  expect(screen.getByRole('dialog')).toBeVisible();
});

describe('what the page offers', () => {
  test.each([
    ['deliv', 'Mark delivered 10248'],
    ['undo', 'Undo'],
    ['log out', 'Log out'],
  ])('“%s” presses %s', async (typed, name) => {
    await userEvent.type(await openPalette(), typed);
    expect(options()).toEqual([name]);
    await userEvent.keyboard('{Enter}');
    expect(clicked).not.toHaveBeenCalled();
    await answer(typed, found());
    expect(clicked.mock.calls).toEqual([[name]]);
  });

  test('is not done for a typed name with the same beginning: the order comes first', async () => {
    await userEvent.type(await openPalette(), 'mar{Enter}');
    await answer('mar', found(order('10251', 'Marta Quiñones')));
    expect(clicked).not.toHaveBeenCalled();
    expect(router.push.mock.calls).toEqual([['/orders/key-10251']]);
  });

  test('a button that has changed since then is not pressed', async () => {
    await userEvent.type(await openPalette(), 'deliv');
    screen.getByText('Mark delivered 10248', { selector: 'button' }).textContent = 'Reopen 10248';
    await userEvent.keyboard('{Enter}');
    await answer('deliv', found());
    expect(clicked).not.toHaveBeenCalled();
  });

  test('the help follows the palette', async () => {
    await userEvent.type(await openPalette(), 'keyb{Enter}');
    await answer('keyb', found());
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
});

test('a pointer selects and chooses', async () => {
  await openPalette();
  const option = screen.getByRole('option', { name: 'Logs' });
  await userEvent.hover(option);
  expect(marked()).toBe('Logs');
  await userEvent.click(option);
  expect(router.push.mock.calls).toEqual([['/logs']]);
});

test('a click outside, and its button, close it', async () => {
  const field = await openPalette();
  fireEvent.click(field);
  const dialog = screen.getByRole('dialog');
  fireEvent.click(dialog);
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.keyboard('{Meta>}k{/Meta}');
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(router.push).not.toHaveBeenCalled();
});

test.each([
  ['no network', new TypeError('Failed to fetch'), 'Can’t reach the server'],
  ['a fault', new Response(null, { status: 500 }), 'Can’t reach the server'],
  ['an ended session', new Response(null, { status: 401 }), 'You’re signed out.'],
])('%s shows a message, and pages are still found', async (_, response, sentence) => {
  await userEvent.type(await openPalette(), 'log');
  await answer('log', response);
  expect(status()).toHaveTextContent(sentence);
  expect(options()).toEqual(['Logs', 'Log out']);
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  'Enter during composition chooses nothing (%o)',
  async (given) => {
    const field = await openPalette();
    fireEvent.keyDown(field, { key: 'Enter', ...given });
    expect(router.push).not.toHaveBeenCalled();
  },
);

test('it does not open over an open dialog', async () => {
  render(
    <>
      <dialog open aria-label="Delete order 10248?" />
      <Shortcuts granted={DESK} />
    </>,
  );
  const taken = !fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  expect(taken).toBe(true);
  fireEvent.keyDown(document.body, { key: '?' });
  screen.getByRole<HTMLDialogElement>('dialog').close();
  // If it were loading, it would appear before the help requested now.
  fireEvent.keyDown(document.body, { key: '?' });
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(screen.queryByRole('dialog', { name: 'Command palette' })).toBeNull();
});
