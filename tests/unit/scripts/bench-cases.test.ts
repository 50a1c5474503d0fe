import { expect, test } from 'vitest';
import { nextCursor } from '@/scripts/bench/suites/cases';
import { toIsoTime } from '@/scripts/bench/suites/facts';

test('the next cursor comes from the link of the page', () => {
  expect(nextCursor('<a href="/logs?to=2026-11-22&amp;after=WyIt%3D">Older</a>')).toBe('WyIt=');
  expect(nextCursor('<a href="/logs?after=abc">Older</a>')).toBe('abc');
  expect(nextCursor('<a href="/logs">Logs</a>')).toBeNull();
});

test('times of both engines are converted', () => {
  expect(toIsoTime('2026-11-22T16:30:00.000+00:00')).toBe('2026-11-22T16:30:00.000Z');
  expect(toIsoTime('2026-11-22 16:30:00.5')).toBe('2026-11-22T16:30:00.500Z');
});
