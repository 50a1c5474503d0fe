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

test('a job runs call by call, never two at once, until it leaves the page', async () => {
  const asked: unknown[] = [];
  const answers: (() => void)[] = [];
  const run = (form: FormData) =>
    new Promise<void>((answer) => {
      asked.push(form.get('id'));
      answers.push(answer);
    });
  const { rerender, unmount } = render(<JobRunner id="one" run={run} />);
  await wait(10_000);
  expect(asked).toEqual(['one']);
  // Each answer draws the page anew, with what is a new function to the browser.
  rerender(<JobRunner id="one" run={(form) => run(form)} />);
  expect(asked).toHaveLength(1);
  answers.shift()!();
  await wait(1_000);
  expect(asked).toEqual(['one', 'one']);
  unmount();
  answers.shift()!();
  await wait(10_000);
  expect(asked).toHaveLength(2);
});

test('while the server cannot do anything, a call is made again ever later', async () => {
  let calls = 0;
  const run = async () => {
    calls++;
    return { text: 'The disk is full.', canRetry: true };
  };
  render(<JobRunner id="one" run={run} />);
  await wait(2_000);
  expect(screen.getByText('No answer; trying again.')).toBeVisible();
  expect(calls).toBeLessThan(10);
});

test('once another user is logged in, no more calls are made', async () => {
  const run = vi.fn(async () => ({ text: 'Ben is logged in now.', canRetry: false }));
  render(<JobRunner id="one" run={run} />);
  await wait(10_000);
  expect(screen.getByText('Ben is logged in now.')).toBeVisible();
  expect(run).toHaveBeenCalledTimes(1);
});

test('a call without an answer is made again, and the page says so until one is answered', async () => {
  let isDown = true;
  let calls = 0;
  const run = async () => {
    calls++;
    if (isDown) throw new TypeError('Failed to fetch');
  };
  render(<JobRunner id="one" run={run} />);
  await wait(2_000);
  expect(screen.getByText('No answer; trying again.')).toBeVisible();
  expect(calls).toBeGreaterThan(1);
  expect(calls).toBeLessThan(10);
  isDown = false;
  await wait(6_000);
  expect(screen.queryByText('No answer; trying again.')).toBeNull();
});
