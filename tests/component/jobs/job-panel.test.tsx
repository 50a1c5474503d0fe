import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JobPanel } from '@/components/jobs/job-panel';
import type { RunState } from '@/lib/jobs/progress';

const never = () => new Promise<undefined>(() => undefined);
const actions = { resume: never, cancel: never };

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The buttons of the panel. */
function buttonsOf(state: RunState, { isOwn = true, isAtWork = true } = {}) {
  const job = { id: 'one', state, isOwn, isAtWork, userName: 'Ann', handled: 1, total: 3 };
  render(<JobPanel job={job} state={state} {...actions} />);
  return screen.queryAllByRole('button').map((button) => button.textContent);
}

test('a running job can be cancelled, and goes on without the page', () => {
  expect(buttonsOf('running')).toEqual(['Cancel']);
  expect(screen.getByLabelText('1 of 3 orders')).toHaveValue(1);
  expect(
    screen.getByText('You can leave or close this page. The work continues in the background.'),
  ).toBeVisible();
});

test('a job that stopped is continued by its creator', () => {
  expect(buttonsOf('running', { isAtWork: false })).toEqual(['Continue']);
  expect(screen.getByText(/stopped because of a problem\..*Select Continue/)).toBeVisible();
});

test('a job of someone else that stopped can’t be continued', () => {
  expect(buttonsOf('running', { isAtWork: false, isOwn: false })).toEqual([]);
  expect(screen.getByText(/Only .* can continue it\./)).toHaveTextContent('Ann');
});

test('a cancelled job is continued by its creator', () => {
  expect(buttonsOf('cancelled', { isAtWork: false })).toEqual(['Continue']);
});

test('a job that is done has no bar and no button', () => {
  expect(buttonsOf('done', { isAtWork: false })).toEqual([]);
  expect(screen.queryByRole('progressbar')).toBeNull();
});
