import { expect, test } from 'vitest';
import { beatEvent, changeEvent, headEvent, overEvent, retryLine } from '@/lib/live/events';

test('events are server-sent events, whose ID is the latest log entry', () => {
  expect(retryLine(812.4)).toBe('retry: 812\n\n');
  expect(headEvent(7)).toBe('id: 7\nevent: head\ndata: {}\n\n');
  expect(beatEvent(7)).toBe('id: 7\nevent: beat\ndata: {}\n\n');
  expect(changeEvent(8, ['a', 'b'])).toBe('id: 8\nevent: change\ndata: {"orders":["a","b"]}\n\n');
  expect(changeEvent(8, null)).toBe('id: 8\nevent: change\ndata: {"orders":null}\n\n');
  expect(overEvent('session')).toBe('event: end\ndata: {}\n\n');
  expect(overEvent('role')).toBe('event: role\ndata: {}\n\n');
});
