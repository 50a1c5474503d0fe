import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** Whether the browser was kept from doing it its own way. */
function taken(element: Element, event: 'click' | 'submit'): boolean {
  const made = createEvent[event](element);
  // Here nobody follows a link or sends a form, which would only be complained about.
  window.addEventListener(event, (seen) => void (wasTaken = seen.defaultPrevented), { once: true });
  window.addEventListener(event, (seen) => seen.preventDefault(), { once: true });
  let wasTaken = false;
  fireEvent(element, made);
  return wasTaken;
}

test('a link within the site is followed softly, one to elsewhere or of its own window is not', () => {
  render(
    <ClientNavigation>
      <a href="/logs">Logs</a>
      <a href="https://example.com">Elsewhere</a>
      <a href="/orders/export.csv" target="_self">
        Export
      </a>
    </ClientNavigation>,
  );
  expect(taken(screen.getByText('Logs'), 'click')).toBe(true);
  expect(taken(screen.getByText('Elsewhere'), 'click')).toBe(false);
  expect(taken(screen.getByText('Export'), 'click')).toBe(false);
  expect(router.push.mock.calls).toEqual([['/logs']]);
});

/** The id of every popover that was closed. */
function closedPopovers(): string[] {
  const closed: string[] = [];
  HTMLElement.prototype.hidePopover = function () {
    closed.push(this.id);
  };
  return closed;
}

test('a GET form is sent softly, as short as it can be, and closes its popovers', () => {
  const closed = closedPopovers();
  render(
    <ClientNavigation>
      <form action="/logs" method="get" data-usual="size=50" aria-label="Filters">
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
  expect(taken(screen.getByRole('form'), 'submit')).toBe(true);
  expect(router.push.mock.calls).toEqual([['/logs?who=ann&list=a,b']]);
  expect(closed).toEqual(['fields']);
});

test('a choice from a menu closes it, also a download', () => {
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
  expect(taken(screen.getByText('Shorter'), 'click')).toBe(true);
  expect(taken(screen.getByText('Export'), 'click')).toBe(false);
  expect(closed).toEqual(['menu', 'menu']);
});

test('a form behind an action is left alone', () => {
  render(
    <ClientNavigation>
      <form aria-label="Action" />
      <form aria-label="Post" method="post" />
    </ClientNavigation>,
  );
  expect(taken(screen.getByRole('form', { name: 'Action' }), 'submit')).toBe(false);
  expect(taken(screen.getByRole('form', { name: 'Post' }), 'submit')).toBe(false);
  expect(router.push).not.toHaveBeenCalled();
});

test('the second click of a double click presses no button that sends', () => {
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
