import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LogFilters } from '@/components/audit-log/log-filters';
import { queryOfForm } from '@/components/ui/form-query';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import { logListQuery, parseLogListParams } from '@/lib/audit-log/list/url';

const ann = { id: '0192f7a0-0000-7000-8000-000000000001', name: 'Ann' };

const asked: LogListParams = {
  search: 'Łucja',
  who: ann.id,
  action: 'Marked Delivered',
  orderId: '10248',
  group: '0192f7a0-0000-7000-8000-000000000003',
  from: '2026-04-01',
  to: '2026-04-30',
  descending: false,
  size: 100,
};

test.each([
  ['the whole log', DEFAULT_LOG_PARAMS],
  ['every filter', asked],
  ['somebody whom nobody knows', { ...asked, who: '0192f7a0-0000-7000-8000-000000000002' }],
])('the form says what was asked for, and asks for it again: %s', (_, listing) => {
  render(<LogFilters listing={listing} people={[ann]} />);
  const form = screen.getByRole<HTMLFormElement>('search');
  const query = logListQuery(listing);
  expect(queryOfForm(form)).toBe(query && `?${query}`);
  const plain = Object.fromEntries(
    [...new FormData(form)].map(([name, text]) => [name, String(text)]),
  );
  expect(parseLogListParams(plain)).toEqual({ listing, place: {}, notes: [] });
});
