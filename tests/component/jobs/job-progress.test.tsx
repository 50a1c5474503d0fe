import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JobProgress } from '@/components/jobs/job-progress';
import type { FoundProgress } from '@/lib/jobs/progress';
import { navigation } from '@/tests/support/next-navigation';

type Answer = (found: Response) => void;
let waiting: Answer[];

beforeEach(() => {
  vi.useFakeTimers();
  waiting = [];
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    return new Promise<Response>((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  });
  navigation.router.refresh.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const at = (handled: number): FoundProgress => {
  return { state: 'running', isAtWork: true, handled, total: 9, at: handled * 1_000 };
};
const answer = (found: Response) => act(async () => waiting.shift()!(found));
const open = () => render(<JobProgress id="one" drawn={at(1)} unit="orders" />);

test('the page requests the progress again and again, one request at a time, without timers', async () => {
  const { unmount } = open();
  expect(waiting).toHaveLength(1);
  await answer(Response.json(at(3)));
  expect(screen.getByLabelText('3 of 9 orders')).toBeVisible();
  expect(waiting).toHaveLength(1);
  await answer(Response.json(at(5)));
  expect(screen.getByLabelText('5 of 9 orders')).toBeVisible();
  unmount();
  expect(waiting).toHaveLength(1);
  expect(navigation.router.refresh).not.toHaveBeenCalled();
});

test.each([
  ['its state changes', Response.json({ ...at(9), state: 'done' })],
  ['the work stops', Response.json({ ...at(9), isAtWork: false })],
  ['the session ended', new Response(null, { status: 401 })],
])('once %s, the page is drawn again', async (_, found) => {
  open();
  await answer(found);
  expect(navigation.router.refresh).toHaveBeenCalledTimes(1);
  expect(waiting).toHaveLength(0);
});

test('without an answer the page tries again, with a message until there is one', async () => {
  open();
  await answer(new Response(null, { status: 503 }));
  expect(screen.getByText('No response. Retrying…')).toBeVisible();
  expect(waiting).toHaveLength(0);
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  await answer(Response.json(at(4)));
  expect(screen.queryByText('No response. Retrying…')).toBeNull();
});
