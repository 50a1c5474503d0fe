import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LogChips } from '@/components/audit-log/log-chips';
import { DEFAULT_LOG_PARAMS } from '@/lib/audit-log/list/params';

const ann = { id: '0192f7a0-0000-7000-8000-000000000001', name: 'Ann' };

test('each condition that holds has a link that takes it away', () => {
  const listing = {
    ...DEFAULT_LOG_PARAMS,
    descending: false,
    who: ann.id,
    action: 'Edited' as const,
    from: '2026-04-17',
  };
  render(<LogChips listing={listing} people={[ann]} />);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => [link.textContent.trim(), link.getAttribute('href')])).toEqual([
    ['Who: Ann', '/logs?action=Edited&from=2026-04-17&sort=time'],
    ['Action: Edited', `/logs?who=${ann.id}&from=2026-04-17&sort=time`],
    ['From 17 Apr 2026', `/logs?who=${ann.id}&action=Edited&sort=time`],
    ['Clear all', '/logs?sort=time'],
  ]);
  expect(links[0]).toHaveAccessibleName('Remove filter: Who: Ann');
});

test('a person whom nobody knows is said to be one', () => {
  render(<LogChips listing={{ ...DEFAULT_LOG_PARAMS, who: ann.id }} people={[]} />);
  expect(screen.getByText('Who: Someone unknown')).toBeVisible();
});

test.each([
  [1, 'Group of 1 order'],
  [1_400, 'Group of 1,400 orders'],
])('a group says how many orders it has: %d', (groupSize, text) => {
  const listing = { ...DEFAULT_LOG_PARAMS, group: '0192f7a0-0000-7000-8000-000000000003' };
  render(<LogChips listing={listing} people={[]} groupSize={groupSize} />);
  expect(screen.getByRole('link', { name: `Remove filter: ${text}` })).toHaveAttribute(
    'href',
    '/logs',
  );
});

test('the whole log has none, however it is sorted', () => {
  render(
    <LogChips listing={{ ...DEFAULT_LOG_PARAMS, descending: false, size: 100 }} people={[]} />,
  );
  expect(screen.queryByRole('list')).toBeNull();
});
