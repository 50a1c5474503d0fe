import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JobRunner } from '@/components/jobs/job-runner';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

test('a job runs one call at a time until it is unmounted', async () => {
  const calledIds: unknown[] = [];
  const answers: (() => void)[] = [];
  const run = (form: FormData) =>
    new Promise<void>((answer) => {
      calledIds.push(form.get('id'));
      answers.push(answer);
    });
  const { rerender, unmount } = render(<JobRunner id="one" run={run} />);
  await wait(10_000);
  expect(calledIds).toEqual(['one']);
  // Each response rerenders the page with a new function.
  rerender(<JobRunner id="one" run={(form) => run(form)} />);
  expect(calledIds).toHaveLength(1);
  answers.shift()!();
  await wait(1_000);
  expect(calledIds).toEqual(['one', 'one']);
  unmount();
  answers.shift()!();
  await wait(10_000);
  expect(calledIds).toHaveLength(2);
});

test('while the server fails, calls are retried with growing delays', async () => {
  let calls = 0;
  const run = async () => {
    calls++;
    return { text: 'The disk is full.', canRetry: true };
  };
  render(<JobRunner id="one" run={run} />);
  await wait(2_000);
  expect(screen.getByText('No response. Retrying…')).toBeVisible();
  expect(calls).toBeLessThan(10);
});

test('once another user is logged in, calls stop', async () => {
  const run = vi.fn(async () => ({ text: 'Ben is logged in now.', canRetry: false }));
  render(<JobRunner id="one" run={run} />);
  await wait(10_000);
  expect(screen.getByText('Ben is logged in now.')).toBeVisible();
  expect(run).toHaveBeenCalledTimes(1);
});

test('a call without a response is retried, with a message until one succeeds', async () => {
  let isDown = true;
  let calls = 0;
  const run = async () => {
    calls++;
    if (isDown) throw new TypeError('Failed to fetch');
  };
  render(<JobRunner id="one" run={run} />);
  await wait(2_000);
  expect(screen.getByText('No response. Retrying…')).toBeVisible();
  expect(calls).toBeGreaterThan(1);
  expect(calls).toBeLessThan(10);
  isDown = false;
  await wait(6_000);
  expect(screen.queryByText('No response. Retrying…')).toBeNull();
});
