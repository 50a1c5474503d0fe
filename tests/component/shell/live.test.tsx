import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Live } from '@/components/shell/live';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** Event streams, which jsdom does not have; the test is the server. */
class Source extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static last: Source | undefined;
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;
  constructor(readonly url: string) {
    super();
    Source.last = this;
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  hears(name: string, seq = 0) {
    act(() => {
      this.dispatchEvent(new MessageEvent(name, { data: '{}', lastEventId: String(seq) }));
    });
  }
  breaks(readyState: number) {
    this.readyState = readyState;
    act(() => this.onerror!());
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  navigation.path = '/orders';
  setVisible(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

function setVisible(isVisible: boolean) {
  const state = isVisible ? 'visible' : 'hidden';
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  fireEvent(document, new Event('visibilitychange'));
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

/** The component on a page that shows `seq` entries, connected. */
function open(seq = 7, page = <main />) {
  const live = (drawn: number, session = 's-OWNER') => (
    <>
      {page}
      <Live key={session} session={session} seq={drawn} timeZone="Asia/Kathmandu" />
    </>
  );
  const { rerender, unmount } = render(live(seq));
  pass(1_000);
  return {
    draw: (drawn: number, session?: string) => rerender(live(drawn, session)),
    unmount,
  };
}

test('changes after the shown entry refresh the page', () => {
  open(7);
  expect(Source.last!.url).toBe('/api/live?after=7');
  Source.last!.hears('beat', 7);
  expect(router.refresh).not.toHaveBeenCalled();
  Source.last!.hears('change', 8);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('a heartbeat ahead of the page, as after a sign-in, refreshes nothing and hides no change', () => {
  open(7);
  Source.last!.hears('beat', 12);
  expect(router.refresh).not.toHaveBeenCalled();
  const first = Source.last!;
  pass(12_000);
  expect(Source.last).not.toBe(first);
  expect(Source.last!.url).toBe('/api/live?after=7');
  Source.last!.hears('change', 13);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('changes that the page already shows, as after its own action, do not refresh it', () => {
  const { draw } = open(7);
  draw(8);
  Source.last!.hears('change', 8);
  expect(router.refresh).not.toHaveBeenCalled();
});

test('a page with a running batch is not refreshed by events', () => {
  open(7, <main data-running />);
  Source.last!.hears('change', 9);
  expect(router.refresh).not.toHaveBeenCalled();
  document.querySelector('[data-running]')!.removeAttribute('data-running');
  Source.last!.hears('change', 10);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('without locks a hidden page does not listen, and catches up when visible', () => {
  open(7);
  setVisible(false);
  expect(Source.last!.readyState).toBe(Source.CLOSED);
  setVisible(true);
  expect(Source.last!.readyState).toBe(Source.OPEN);
  Source.last!.hears('change', 9);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

const form = (
  <main>
    <form>
      <input aria-label="Recipient name" />
    </form>
    <form method="get">
      <input aria-label="Search" />
    </form>
  </main>
);

test('a page with typed text stays until navigation', () => {
  window.history.replaceState(null, '', '/orders/new');
  navigation.path = '/orders/new';
  const { draw } = open(7, form);
  fireEvent.input(screen.getByLabelText('Recipient name'), { target: { value: 'Ann' } });
  Source.last!.hears('change', 8);
  expect(router.refresh).not.toHaveBeenCalled();
  navigation.path = '/orders';
  window.history.replaceState(null, '', '/orders');
  draw(7);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('text typed before the page’s scripts ran stays too', () => {
  window.history.replaceState(null, '', '/orders/new');
  navigation.path = '/orders/new';
  const early = document.body.appendChild(document.createElement('main'));
  onTestFinished(() => early.remove());
  early.innerHTML = '<form><input></form>';
  early.querySelector('input')!.value = 'Ann';
  open();
  Source.last!.hears('change', 8);
  expect(router.refresh).not.toHaveBeenCalled();
});

test('search text does not keep a page', () => {
  window.history.replaceState(null, '', '/logs');
  open(7, form);
  fireEvent.input(screen.getByLabelText('Search'), { target: { value: 'Ann' } });
  Source.last!.hears('change', 8);
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('the end of the session refreshes the page, which leads to log-in', () => {
  open();
  Source.last!.hears('end');
  expect(router.refresh).toHaveBeenCalledTimes(1);
  expect(Source.last!.readyState).toBe(Source.CLOSED);
});

describe('when the role of its user changes', () => {
  const replace = vi.fn();
  beforeEach(() => {
    replace.mockReset();
    const { location } = window;
    const address = { replace, toString: () => location.href };
    vi.stubGlobal('location', Object.setPrototypeOf(address, location) as Location);
    Object.defineProperty(address, 'pathname', { get: () => navigation.path });
  });

  test('a page leaves for the start, unless its own action navigates first', () => {
    navigation.path = '/deliveries';
    const { draw } = open(7);
    const first = Source.last!;
    first.hears('role');
    expect(first.readyState).toBe(Source.CLOSED);
    expect(replace).not.toHaveBeenCalled();
    draw(8, 's-DISPATCHER');
    pass(5_000);
    expect(Source.last!.url).toBe('/api/live?after=8');
    expect(Source.last!.readyState).toBe(Source.OPEN);
    expect(replace).not.toHaveBeenCalled();

    Source.last!.hears('role');
    pass(5_000);
    expect(replace.mock.calls).toEqual([['/']]);
    expect(router.refresh).not.toHaveBeenCalled();
  });

  test('the list, which every role may see, is refreshed', () => {
    open(7);
    Source.last!.hears('role');
    pass(5_000);
    expect(router.refresh).toHaveBeenCalledTimes(1);
    expect(replace).not.toHaveBeenCalled();
  });

  test('typed text stays, with a message until navigation', () => {
    navigation.path = '/orders/new';
    const { draw } = open(7, form);
    fireEvent.input(screen.getByLabelText('Recipient name'), { target: { value: 'Ann' } });
    Source.last!.hears('role');
    pass(5_000);
    expect(screen.getByRole('status')).toHaveTextContent('Your role has changed.');
    expect(router.refresh).not.toHaveBeenCalled();
    expect(replace).not.toHaveBeenCalled();

    navigation.path = '/profile';
    draw(7);
    expect(router.refresh).toHaveBeenCalledTimes(1);
    draw(8, 's-COURIER');
    pass(1_000);
    expect(screen.queryByRole('status')).toBeNull();
    expect(Source.last!.readyState).toBe(Source.OPEN);
  });
});

describe('on another day', () => {
  // A quarter to midnight in Kathmandu, while most of the world has other times.
  beforeEach(() => void vi.setSystemTime('2026-11-23T18:00:00Z'));

  test('a page that becomes visible again is refreshed once', () => {
    open(7);
    setVisible(false);
    setVisible(true);
    expect(router.refresh).not.toHaveBeenCalled();
    setVisible(false);
    vi.setSystemTime('2026-11-23T18:15:00Z');
    expect(router.refresh).not.toHaveBeenCalled();
    setVisible(true);
    setVisible(false);
    setVisible(true);
    expect(router.refresh).toHaveBeenCalledTimes(1);
  });

  test('a page that was never hidden is refreshed with the next event', () => {
    open(7);
    vi.setSystemTime('2026-11-23T18:15:00Z');
    Source.last!.hears('beat', 7);
    expect(router.refresh).toHaveBeenCalledTimes(1);
  });

  test('typed text stays', () => {
    navigation.path = '/orders/new';
    window.history.replaceState(null, '', '/orders/new');
    open(7, form);
    fireEvent.input(screen.getByLabelText('Recipient name'), { target: { value: 'Ann' } });
    vi.setSystemTime('2026-11-23T18:15:00Z');
    setVisible(true);
    expect(router.refresh).not.toHaveBeenCalled();
  });
});

test('the end of the session keeps typed text, with a message', () => {
  window.history.replaceState(null, '', '/orders/new');
  open(7, form);
  fireEvent.input(screen.getByLabelText('Recipient name'), { target: { value: 'Ann' } });
  Source.last!.hears('end');
  expect(router.refresh).not.toHaveBeenCalled();
  expect(screen.getByRole('status')).toHaveTextContent('You’re signed out.');
});

test('a long loss of the connection is shown, until it is back', () => {
  open(7);
  Source.last!.hears('beat', 7);
  Source.last!.breaks(0);
  pass(4_000);
  expect(screen.queryByRole('status')).toBeNull();
  pass(1_000);
  expect(screen.getByRole('status')).toHaveTextContent('Connection lost. Reconnecting…');
  Source.last!.hears('change', 9);
  expect(screen.queryByRole('status')).toBeNull();
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test('a silent connection is reopened from where it was', () => {
  open(7);
  Source.last!.hears('change', 8);
  const first = Source.last!;
  pass(12_000);
  expect(first.readyState).toBe(Source.CLOSED);
  expect(Source.last!.url).toBe('/api/live?after=8');
});

const answers = [
  { status: 502, becomes: 'asks again, and not at once' },
  { status: 401, becomes: 'goes to log-in' },
];

test.each(answers)('a page whose stream is refused with $status $becomes', async ({ status }) => {
  vi.stubGlobal('fetch', async () => new Response(null, { status }));
  open(7);
  const first = Source.last!;
  first.breaks(Source.CLOSED);
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(Source.last).toBe(first);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(Source.last === first).toBe(status === 401);
  expect(router.refresh).toHaveBeenCalledTimes(status === 401 ? 1 : 0);
});

test('a page that is left closes its connection, and reopens it when it comes back', () => {
  const { unmount } = open();
  const first = Source.last!;
  fireEvent(window, new PageTransitionEvent('pagehide'));
  expect(first.readyState).toBe(Source.CLOSED);
  fireEvent(window, new PageTransitionEvent('pageshow', { persisted: true }));
  expect(Source.last).not.toBe(first);
  unmount();
  expect(Source.last!.readyState).toBe(Source.CLOSED);
});
