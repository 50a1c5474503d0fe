import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLiveData } from '@/components/shell/live-data';
import { Live } from '@/components/shell/live';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** Event streams, which jsdom doesn't have; the test is the server. */
class Source extends EventTarget {
  static last: Source;
  readyState = 1;
  constructor() {
    super();
    Source.last = this;
  }
  close() {}
}

function hear(seq: number) {
  act(() => {
    const event = new MessageEvent('change', { data: '{}', lastEventId: String(seq) });
    Source.last.dispatchEvent(event);
  });
}

type Data = { seq: number; mark: string; rows: string[]; counts: number[] };

const dataOf = (seq: number, rows: string[], given: Partial<Data> = {}): Data => {
  return { seq, mark: 'a', rows, counts: [1, 2], ...given };
};

const seen: Data[] = [];

function List({ path, drawn }: { path: string; drawn: Data }) {
  const data = useLiveData(path, drawn);
  seen.push(data);
  return <p>{data.rows.join(' ')}</p>;
}

const fetched = vi.fn<(path: string) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', fetched);
  navigation.path = '/orders';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  fetched.mockReset();
  seen.length = 0;
});

const answerOnce = (data: unknown, init?: ResponseInit) =>
  fetched.mockImplementationOnce(async () => Response.json(data, init));

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function open(drawn = dataOf(7, ['one'])) {
  const page = (data: Data, { path = '/orders/live?view=all', seq = 7 } = {}) => (
    <>
      <List path={path} drawn={data} />
      <Live session="s" seq={seq} timeZone="UTC" />
    </>
  );
  const { rerender } = render(page(drawn));
  await pass(1_000);
  return { draw: (...given: Parameters<typeof page>) => rerender(page(...given)) };
}

test('a change updates the screen in place, without drawing the page', async () => {
  await open();
  answerOnce(dataOf(8, ['one', 'two']));
  hear(8);
  await pass(0);
  expect(fetched).toHaveBeenCalledWith('/orders/live?view=all', expect.anything());
  expect(screen.getByText('one two')).toBeVisible();
  expect(router.refresh).not.toHaveBeenCalled();
  await pass(1_000);
  hear(8);
  await pass(0);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('parts that stay the same keep their identity', async () => {
  await open();
  answerOnce(dataOf(8, ['two']));
  hear(8);
  await pass(0);
  expect(seen.at(-1)!.rows).toEqual(['two']);
  expect(seen.at(-1)!.counts).toBe(seen[0]!.counts);
});

test('what the page is drawn with since wins, unless it is older', async () => {
  const { draw } = await open();
  answerOnce(dataOf(9, ['live']));
  hear(9);
  await pass(0);
  draw(dataOf(8, ['older']));
  expect(screen.getByText('live')).toBeVisible();
  draw(dataOf(9, ['own action']), { seq: 9 });
  expect(screen.getByText('own action')).toBeVisible();
});

test('an answer that is older than the page is dropped', async () => {
  const { draw } = await open();
  let answer: (response: Response) => void = () => {};
  fetched.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)));
  hear(8);
  draw(dataOf(9, ['own action']), { seq: 9 });
  answer(Response.json(dataOf(8, ['older'])));
  await pass(0);
  expect(screen.getByText('own action')).toBeVisible();
});

test('an answer for the list before does nothing, and the new one is updated later', async () => {
  const { draw } = await open();
  let answer: (response: Response) => void = () => {};
  fetched.mockImplementationOnce(() => new Promise((resolve) => void (answer = resolve)));
  hear(8);
  draw(dataOf(7, ['other list']), { path: '/orders/live?q=a' });
  answer(Response.json(dataOf(8, ['first list'])));
  await pass(0);
  expect(screen.getByText('other list')).toBeVisible();
  answerOnce(dataOf(8, ['other list', 'updated']));
  await pass(5_000);
  expect(fetched).toHaveBeenLastCalledWith('/orders/live?q=a', expect.anything());
  expect(screen.getByText('other list updated')).toBeVisible();
});

test.each<[string, data: unknown, init?: ResponseInit]>([
  ['another build, day or courier', dataOf(8, ['two'], { mark: 'b' })],
  ['the end of the session', { error: 'signed-out' }, { status: 401 }],
  ['a page that is gone', { error: 'gone' }, { status: 409 }],
  ['an error of the server', 'Sorry', { status: 500 }],
])('the page is drawn again after %s', async (_, data, init) => {
  await open();
  answerOnce(data, init);
  hear(8);
  await pass(0);
  expect(router.refresh).toHaveBeenCalledTimes(1);
  expect(screen.getByText('one')).toBeVisible();
});

test('without a network the screen stays, and is updated later', async () => {
  await open();
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  hear(8);
  await pass(0);
  expect(router.refresh).not.toHaveBeenCalled();
  answerOnce(dataOf(8, ['two']));
  await pass(5_000);
  expect(screen.getByText('two')).toBeVisible();
});

test('"Back" after an update shows the newest page, although the router keeps the old one', async () => {
  const { draw } = await open();
  fireEvent.popState(window);
  navigation.path = '/orders/1';
  draw(dataOf(7, ['one']));
  expect(router.refresh).not.toHaveBeenCalled();
  answerOnce(dataOf(8, ['two']));
  hear(8);
  await pass(1_000);
  fireEvent.popState(window);
  navigation.path = '/orders';
  draw(dataOf(7, ['one']));
  expect(router.refresh).toHaveBeenCalledTimes(1);
});
