import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LogFilters } from '@/components/audit-log/log-filters';
import { queryOfForm } from '@/components/ui/client-navigation';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { logListQuery } from '@/lib/audit-log/list/url';

const ann = { id: '0192f7a0-0000-7000-8000-000000000001', name: 'Ann' };

const params: LogListParams = {
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
  ['every filter', params],
  ['someone unknown', { ...params, who: '0192f7a0-0000-7000-8000-000000000002' }],
])('the form shows the current filter and submits it again: %s', (_, listing) => {
  render(<LogFilters listing={listing} people={[ann]} />);
  const form = screen.getByRole<HTMLFormElement>('search');
  const query = logListQuery(listing);
  expect(queryOfForm(form)).toBe(query && `?${query}`);
  const plain = Object.fromEntries(
    [...new FormData(form)].map(([name, text]) => [name, String(text)]),
  );
  expect(parseLogListParams(plain)).toEqual({ listing, place: {}, notes: [] });
});

test('each filter has a link that removes it', () => {
  const listing = {
    ...DEFAULT_LOG_PARAMS,
    descending: false,
    who: ann.id,
    action: 'Edited' as const,
    from: '2026-04-17',
  };
  render(<LogFilters listing={listing} people={[ann]} />);
  const held = [
    ['Who: Ann', '/logs?action=Edited&from=2026-04-17&sort=time'],
    ['Action: Edited', `/logs?who=${ann.id}&from=2026-04-17&sort=time`],
    ['From 17 Apr 2026', `/logs?who=${ann.id}&action=Edited&sort=time`],
  ] as const;
  for (const [text, href] of held) {
    expect(screen.getByRole('button', { name: text })).toBeVisible();
    const remove = screen.getByRole('link', { name: `Remove filter: ${text}` });
    expect(remove).toHaveAttribute('href', href);
  }
  expect(screen.getByRole('link', { name: 'Clear all' })).toHaveAttribute(
    'href',
    '/logs?sort=time',
  );
});

test('an unknown person is shown as such', () => {
  render(<LogFilters listing={{ ...DEFAULT_LOG_PARAMS, who: ann.id }} people={[]} />);
  expect(screen.getByText('Who: Unknown user')).toBeVisible();
});

test.each([
  [1, 'Bulk action: 1 order'],
  [1_400, 'Bulk action: 1,400 orders'],
])('a bulk action shows its number of orders: %d', (groupSize, text) => {
  const listing = { ...DEFAULT_LOG_PARAMS, group: '0192f7a0-0000-7000-8000-000000000003' };
  render(<LogFilters listing={listing} people={[]} groupSize={groupSize} />);
  expect(screen.getByRole('link', { name: `Remove filter: ${text}` })).toHaveAttribute(
    'href',
    '/logs',
  );
});

test('the whole log has none, in any sort order', () => {
  const listing = { ...DEFAULT_LOG_PARAMS, descending: false, size: 100 as const };
  render(<LogFilters listing={listing} people={[]} />);
  expect(screen.queryByRole('link')).toBeNull();
});
