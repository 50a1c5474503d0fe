import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** Whether the default action was prevented. */
function isPrevented(element: Element, event: 'click' | 'submit'): boolean {
  const made = createEvent[event](element);
  // jsdom can't navigate or submit, and logs an error if it tries.
  window.addEventListener(event, (seen) => void (wasPrevented = seen.defaultPrevented), {
    once: true,
  });
  window.addEventListener(event, (seen) => seen.preventDefault(), { once: true });
  let wasPrevented = false;
  fireEvent(element, made);
  return wasPrevented;
}

test('internal links navigate without a reload, others and those with a target don’t', () => {
  render(
    <ClientNavigation>
      <a href="/logs">Logs</a>
      <a href="https://example.com">Elsewhere</a>
      <a href="/orders/export.csv" target="_self">
        Export
      </a>
    </ClientNavigation>,
  );
  expect(isPrevented(screen.getByText('Logs'), 'click')).toBe(true);
  expect(isPrevented(screen.getByText('Elsewhere'), 'click')).toBe(false);
  expect(isPrevented(screen.getByText('Export'), 'click')).toBe(false);
  expect(router.push.mock.calls).toEqual([['/logs']]);
});

/** The IDs of the closed popovers. */
function closedPopovers(): string[] {
  const closed: string[] = [];
  HTMLElement.prototype.hidePopover = function () {
    closed.push(this.id);
  };
  return closed;
}

test('a GET form navigates with the shortest query and closes its popovers', () => {
  const closed = closedPopovers();
  render(
    <ClientNavigation>
      <form action="/logs" method="get" data-defaults="size=50" aria-label="Filters">
        <div id="fields" popover="auto">
          <input name="who" defaultValue="ann" />
          <input name="empty" />
          <input name="size" defaultValue="50" />
          <input name="list" defaultValue="a" />
          <input name="list" defaultValue="b" />
        </div>
      </form>
    </ClientNavigation>,
  );
  expect(isPrevented(screen.getByRole('form'), 'submit')).toBe(true);
  expect(router.push.mock.calls).toEqual([['/logs?who=ann&list=a,b']]);
  expect(closed).toEqual(['fields']);
});

test('choosing a menu item closes the menu, downloads included', () => {
  const closed = closedPopovers();
  render(
    <ClientNavigation>
      <div id="menu" popover="auto">
        <a href="/logs?size=25">Shorter</a>
        <a href="/orders/export.csv" target="_self">
          Export
        </a>
      </div>
    </ClientNavigation>,
  );
  expect(isPrevented(screen.getByText('Shorter'), 'click')).toBe(true);
  expect(isPrevented(screen.getByText('Export'), 'click')).toBe(false);
  expect(closed).toEqual(['menu', 'menu']);
});

test('a form with a Server Action is submitted as usual', () => {
  render(
    <ClientNavigation>
      <form aria-label="Action" />
      <form aria-label="Post" method="post" />
    </ClientNavigation>,
  );
  expect(isPrevented(screen.getByRole('form', { name: 'Action' }), 'submit')).toBe(false);
  expect(isPrevented(screen.getByRole('form', { name: 'Post' }), 'submit')).toBe(false);
  expect(router.push).not.toHaveBeenCalled();
});

test('the second click of a double click doesn’t submit', () => {
  const pressed = vi.fn();
  render(
    <ClientNavigation>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pressed();
        }}
      >
        <button>Mark delivered</button>
      </form>
    </ClientNavigation>,
  );
  const button = screen.getByRole('button');
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(pressed).toHaveBeenCalledTimes(1);
});
