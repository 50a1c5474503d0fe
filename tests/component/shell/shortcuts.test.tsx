import { act, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Granted } from '@/components/shell/navigation';
import { Shortcuts } from '@/components/shell/shortcuts';
import { ShortcutsSwitch } from '@/components/shell/shortcuts-switch';
import { mockDialogs } from '@/tests/support/dialogs';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

const DESK: Granted = ['orders.create', 'orders.edit', 'orders.bulk'];

const clicked = vi.fn<(name: string) => void>();

beforeEach(() => {
  mockDialogs();
  localStorage.clear();
  clicked.mockReset();
  window.history.replaceState(null, '', `/orders?test=${crypto.randomUUID()}`);
});

/** A list of the desk: its second order is delivered, its third can be neither edited nor selected. */
function drawDesk(granted: Granted = DESK) {
  const note = (event: React.MouseEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches('a, button')) return;
    event.preventDefault();
    clicked(target.title || target.ariaLabel || target.textContent);
  };
  return render(
    <div onClick={note}>
      <input type="search" aria-label="Search" aria-keyshortcuts="/" defaultValue="old" />
      <button data-shows="help">Help</button>
      <textarea aria-label="Text" />
      <select aria-label="Choice" />
      <div contentEditable aria-label="Editable" tabIndex={0} />
      <div popover="auto">
        <button>Menu</button>
      </div>
      <button>Opener</button>
      <main>
        <button>Mark delivered</button>
        <List />
        <button data-undo="">Undo</button>
      </main>
      <Shortcuts granted={granted} />
    </div>,
  );
}

function List({ only = ['1', '2', '3'] }: { only?: string[] }) {
  return (
    <table>
      <tbody>
        <tr>
          <th>Today</th>
        </tr>
        {only.map((id) => (
          <tr key={id}>
            <td>{id === '3' ? null : <input type="checkbox" name="select" aria-label={id} />}</td>
            <td>
              <a href={`/orders/${id}`}>{id}</a>
              <button aria-label={id === '2' ? 'Reopen 2' : `Mark delivered ${id}`} />
              {id === '3' ? null : <a href={`/orders/${id}/edit`} title={`Edit ${id}`} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const press = (keys: string) => userEvent.keyboard(keys);
const linkOf = (id: string) => screen.getByRole('link', { name: id });
const clicks = () => clicked.mock.calls.map(([name]) => name);

describe('rows', () => {
  test('j starts at the first row and k goes back, neither leaving the list', async () => {
    drawDesk();
    await press('j');
    expect(linkOf('1')).toHaveFocus();
    await press('jjjj');
    expect(linkOf('3')).toHaveFocus();
    await press('k');
    expect(linkOf('2')).toHaveFocus();
    await press('kkk');
    expect(linkOf('1')).toHaveFocus();
  });

  test('continue from the one that last had the focus', async () => {
    drawDesk();
    await press('j');
    act(() => screen.getByRole('button', { name: 'Undo' }).focus());
    await press('j');
    expect(linkOf('2')).toHaveFocus();
  });

  test('continue with the one in the place of one that left the list', async () => {
    const { rerender } = render(<Page only={['1', '2', '3']} />);
    await press('jj');
    expect(linkOf('2')).toHaveFocus();
    rerender(<Page only={['1', '3']} />);
    await press('j');
    expect(linkOf('3')).toHaveFocus();
  });

  test('start again at another URL', async () => {
    drawDesk();
    await press('jj');
    act(() => linkOf('2').blur());
    window.history.replaceState(null, '', '/orders?after=x');
    await press('e');
    expect(clicks()).toEqual([]);
    await press('j');
    expect(linkOf('1')).toHaveFocus();
  });

  test('are selected, edited and delivered where possible', async () => {
    drawDesk();
    await press('xed');
    expect(clicks()).toEqual([]);
    await press('jxed');
    expect(screen.getByRole('checkbox', { name: '1' })).toBeChecked();
    await press('jxed');
    await press('jxed');
    expect(clicks()).toEqual(['Edit 1', 'Mark delivered 1', 'Edit 2', 'Mark delivered 3']);
    await press('kkx');
    expect(screen.getByRole('checkbox', { name: '1' })).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: '2' })).toBeChecked();
  });

  test('are delivered once by a double press', async () => {
    drawDesk();
    await press('jdd');
    expect(clicks()).toEqual(['Mark delivered 1']);
  });
});

function Page({ only }: { only: string[] }) {
  return (
    <main>
      <List only={only} />
      <Shortcuts granted={DESK} />
    </main>
  );
}

test('on the page of an order its own link and button are used', async () => {
  window.history.replaceState(null, '', `/orders/${crypto.randomUUID()}`);
  render(
    <main
      onClick={(event) => {
        event.preventDefault();
        clicked((event.target as HTMLElement).textContent);
      }}
    >
      <button>
        Mark delivered <span>10248</span>
      </button>
      <a href={`/orders/${'key'}/edit`}>Edit</a>
      <Shortcuts granted={DESK} />
    </main>,
  );
  await press('ed');
  expect(clicks()).toEqual(['Edit', 'Mark delivered 10248']);
});

test('u undoes, n creates an order, and the slash leads to the search', async () => {
  drawDesk();
  await press('u');
  expect(clicks()).toEqual(['Undo']);
  await press('n');
  expect(router.push.mock.calls).toEqual([['/orders/new']]);
  await press('/');
  const search = screen.getByRole('searchbox');
  expect(search).toHaveFocus();
  await press('/n');
  expect(search).toHaveValue('/n');
  expect(router.push).toHaveBeenCalledTimes(1);
});

describe('no key works', () => {
  test.each(['Search', 'Text', 'Choice', 'Editable'])('while typing in: %s', async (name) => {
    drawDesk();
    const field = screen.getByLabelText(name);
    act(() => field.focus());
    await press('njxed/u?');
    expect(router.push).not.toHaveBeenCalled();
    expect(clicks()).toEqual([]);
    expect(field).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('but in a checkbox, where letters mean nothing', async () => {
    drawDesk();
    await userEvent.click(screen.getByRole('checkbox', { name: '2' }));
    await press('j');
    expect(linkOf('3')).toHaveFocus();
  });

  test('in an open menu', async () => {
    drawDesk();
    act(() => screen.getByText('Menu').focus());
    await press('n');
    expect(router.push).not.toHaveBeenCalled();
  });

  test('on the button of an open menu', async () => {
    drawDesk();
    const opener = screen.getByText('Opener');
    const menu = { matches: (selector: string) => selector === ':popover-open' };
    Object.assign(opener, { popoverTargetElement: menu });
    act(() => opener.focus());
    await press('n');
    expect(router.push).not.toHaveBeenCalled();
  });

  test.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { shiftKey: true, key: 'N' },
    { shiftKey: true, key: 'Т', code: 'KeyN' },
    { isComposing: true },
    { keyCode: 229 },
    { repeat: true },
  ])('with %o', (given) => {
    drawDesk();
    fireEvent.keyDown(document.body, { key: 'n', ...given });
    expect(router.push).not.toHaveBeenCalled();
  });

  test('when something else has handled the key', () => {
    drawDesk();
    const event = createEvent.keyDown(document.body, { key: 'n' });
    event.preventDefault();
    fireEvent(document.body, event);
    expect(router.push).not.toHaveBeenCalled();
  });

  test('when single keys are off, in this tab or by another one', async () => {
    render(<ShortcutsSwitch />);
    drawDesk();
    const keys = screen.getByRole('switch', { name: 'Single-key shortcuts' });
    expect(keys).toBeChecked();
    await userEvent.click(keys);
    expect(keys).not.toBeChecked();
    await press('nj/?');
    expect(router.push).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();

    localStorage.clear();
    fireEvent(window, new StorageEvent('storage'));
    expect(keys).toBeChecked();
    await press('n');
    expect(router.push).toHaveBeenCalledTimes(1);
  });
});

test('j repeats while it is held down', () => {
  drawDesk();
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'j', repeat: true });
  expect(linkOf('2')).toHaveFocus();
});

test.each([
  ['т', 'KeyN'],
  ['Т', 'KeyN'],
  ['ν', 'KeyN'],
  // On a French layout, and where the letter itself is Latin, its position does not count.
  ['n', 'KeyM'],
])('the key %s at %s is n', (key, code) => {
  drawDesk();
  fireEvent.keyDown(document.body, { key, code });
  expect(router.push).toHaveBeenCalledTimes(1);
});

test('a Cyrillic layout opens the palette too', async () => {
  drawDesk();
  fireEvent.keyDown(document.body, { key: 'л', code: 'KeyK', ctrlKey: true });
  expect(await screen.findByRole('dialog', { name: 'Command palette' })).toBeVisible();
});

test('Caps Lock changes nothing', () => {
  drawDesk();
  fireEvent.keyDown(document.body, { key: 'N' });
  expect(router.push).toHaveBeenCalledTimes(1);
});

test.each([
  ['the question mark', () => press('?')],
  ['a button', () => userEvent.click(screen.getByText('Help'))],
])('%s opens the help, in which no key works', async (_, open) => {
  drawDesk();
  await open();
  const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(screen.getByRole('row', { name: 'd Mark the order delivered' })).toBeVisible();
  await press('n{Control>}k{/Control}');
  expect(router.push).not.toHaveBeenCalled();
  expect(screen.getAllByRole('dialog')).toEqual([help]);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await press('n');
  expect(router.push).toHaveBeenCalledTimes(1);
});

test('without permission to create, edit or select orders there are no keys for it', async () => {
  drawDesk(['deliveries.read']);
  const event = createEvent.keyDown(document.body, { key: 'n' });
  fireEvent(document.body, event);
  expect(event.defaultPrevented).toBe(false);
  expect(router.push).not.toHaveBeenCalled();
  await press('?');
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  const keys = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(keys).toEqual(['/', 'j', 'k', 'd', 'u', '?', 'Ctrl K or ⌘ K', 'Esc']);
});
