import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { JobPanel } from '@/components/jobs/job-panel';
import type { RunState } from '@/lib/jobs/progress';

const never = () => new Promise<undefined>(() => undefined);
const actions = { run: never, resume: never, cancel: never };

/** The buttons of the panel, with and without JavaScript. */
function buttonsOf(state: RunState, isOwn: boolean) {
  const job = { id: 'one', isOwn, userName: 'Ann', handled: 1, total: 3 };
  render(<JobPanel job={job} state={state} {...actions} />);
  return screen.queryAllByRole('button').map((button) => button.textContent);
}

test('given a running job, its creator continues or cancels it', () => {
  expect(buttonsOf('running', true)).toEqual(['Continue', 'Cancel']);
  expect(screen.getByLabelText('1 of 3 orders')).toHaveValue(1);
  expect(screen.getByText(/^This runs while the page is open\./)).toBeVisible();
});

test('given a running job of someone else, it can only be cancelled', () => {
  expect(buttonsOf('running', false)).toEqual(['Cancel']);
  expect(screen.getByText(/has this page open\.$/)).toHaveTextContent('Ann');
});

test('given a cancelled job, its creator continues it', () => {
  expect(buttonsOf('cancelled', true)).toEqual(['Continue']);
});

test('given a job that is done, there is no bar and no button', () => {
  expect(buttonsOf('done', true)).toEqual([]);
  expect(screen.queryByRole('progressbar')).toBeNull();
});
