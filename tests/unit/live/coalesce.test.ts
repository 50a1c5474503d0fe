import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from '@/lib/live/coalesce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first request runs at once, all others together after the pause', async () => {
  const work = vi.fn(async () => undefined);
  const ask = coalesce(work, 100);
  ask();
  expect(work).toHaveBeenCalledTimes(1);
  for (let turn = 0; turn < 10; turn++) ask();
  await vi.advanceTimersByTimeAsync(99);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(2);
  ask();
  expect(work).toHaveBeenCalledTimes(3);
});

test('runs never overlap, however long they take', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const ask = coalesce(async () => {
    most = Math.max(most, ++running);
    runs++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    running--;
  }, 10);
  const timer = setInterval(ask, 7);
  await vi.advanceTimersByTimeAsync(5_000);
  clearInterval(timer);
  expect(most).toBe(1);
  expect(runs).toBe(10);
});
