import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportNotice } from '@/components/imports/import-notice';
import type { FoundProgress } from '@/lib/jobs/progress';

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['running', true, 'Import of 2,000 orders: 560 done'],
  ['running', false, 'The import of 2,000 orders stopped after 560.'],
  ['checking', true, 'Checking a file: 560 of 2,000 rows'],
  ['checking', false, 'The check of a file stopped after 560 of 2,000 rows.'],
])('the list of orders tells of an import that is %s (at work: %s)', (state, isAtWork, text) => {
  const drawn: FoundProgress = { state, isAtWork, handled: 560, total: 2_000, at: 0 };
  render(<ImportNotice id="one" drawn={drawn} />);
  expect(screen.getByText(text)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show' })).toHaveAttribute('href', '/orders/import/one');
});
