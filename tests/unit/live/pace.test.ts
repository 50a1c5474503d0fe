import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newPace } from '@/components/shell/live-pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('there is one refresh at a time, and after it a pause as long as it took', () => {
  const refresh = vi.fn();
  const pace = newPace(5, () => true, refresh);
  pace.learn(6);
  pace.learn(7);
  expect(refresh).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(300);
  pace.finished();
  pace.learn(8);
  vi.advanceTimersByTime(299);
  expect(refresh).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(refresh).toHaveBeenCalledTimes(2);
  pace.finished();
  vi.advanceTimersByTime(1_000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test('an entry that is already shown needs no refresh', () => {
  const refresh = vi.fn();
  const pace = newPace(5, () => true, refresh);
  pace.drew(8);
  for (const seq of [4, 5, 8]) pace.learn(seq);
  expect(refresh).not.toHaveBeenCalled();
  expect(pace.known()).toBe(8);
  pace.learn(9);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('postponed refreshes happen once, at a better time', () => {
  const refresh = vi.fn();
  let isTime = false;
  const pace = newPace(5, () => isTime, refresh);
  pace.learn(6);
  pace.learn(7);
  pace.keepUp();
  expect(refresh).not.toHaveBeenCalled();
  isTime = true;
  pace.keepUp();
  pace.keepUp();
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('an outdated screen is refreshed at the right time, even without new entries', () => {
  const refresh = vi.fn();
  let isTime = false;
  const pace = newPace(5, () => isTime, refresh);
  pace.outdated();
  expect(refresh).not.toHaveBeenCalled();
  isTime = true;
  pace.keepUp();
  pace.finished();
  vi.advanceTimersByTime(1_000);
  pace.keepUp();
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('a screen that never shows an entry stops requesting it', () => {
  const pace = newPace(
    5,
    () => true,
    () => void turns++,
  );
  let turns = 0;
  pace.learn(6);
  pace.finished();
  vi.advanceTimersByTime(60_000);
  expect(turns).toBe(1);
});

test('nothing is refreshed after the end', () => {
  const refresh = vi.fn();
  const pace = newPace(5, () => true, refresh);
  pace.learn(6);
  vi.advanceTimersByTime(10);
  pace.finished();
  pace.learn(7);
  pace.stop();
  vi.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('a failed refresh is tried again after five seconds', () => {
  const refresh = vi.fn();
  const pace = newPace(5, () => true, refresh);
  pace.learn(6);
  pace.failed();
  vi.advanceTimersByTime(4_999);
  expect(refresh).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(refresh.mock.calls).toEqual([[false], [false]]);
});

test('only an outdated page is drawn again', () => {
  const refresh = vi.fn();
  const pace = newPace(5, () => true, refresh);
  pace.outdated();
  expect(refresh.mock.calls).toEqual([[true]]);
});
