import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SummaryChart } from '@/components/orders/summary-chart';
import { SummaryFigures } from '@/components/orders/summary-figures';
import { SummaryTable } from '@/components/orders/summary-table';
import { addDays } from '@/lib/dates';
import type { OrderSummary } from '@/lib/orders/summary';

const today = '2026-11-22';

function summaryOf(given: Partial<OrderSummary> = {}): OrderSummary {
  const days = Array.from({ length: 14 }, (_, day) => ({
    date: addDays(today, day - 7),
    due: 10 * day,
    delivered: day <= 7 ? day : null,
  }));
  return { today, stillDue: 18, overdue: 3, failed: 0, deliveredToday: 1_204, days, ...given };
}

test('each figure links to its orders', () => {
  render(<SummaryFigures summary={summaryOf()} />);
  const head = screen.getByRole('region', { name: 'Today at a glance' });
  const hrefs = {
    '18 due today': '/orders?status=ongoing&delivery=today',
    '3 overdue': '/orders?delivery=overdue',
    '1,204 delivered today':
      '/orders?status=delivered&deliveredFrom=2026-11-22&deliveredTo=2026-11-22',
  };
  for (const [name, href] of Object.entries(hrefs)) {
    expect(within(head).getByRole('link', { name })).toHaveAttribute('href', href);
  }
});

test('overdue orders above the counting limit show a plus', () => {
  render(<SummaryFigures summary={summaryOf({ overdue: 1_001 })} />);
  expect(screen.getByRole('link', { name: '1,000+ overdue' })).toBeVisible();
});

test('the table has a row per day, and each figure links to its orders', () => {
  render(<SummaryTable summary={summaryOf()} />);
  const table = screen.getByRole('table');
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(14);
  expect(rows.slice(6, 9).map((row) => row.textContent)).toEqual([
    'Yesterday606',
    'Today707',
    'Tomorrow80–',
  ]);
  const links = within(rows[0]!).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/orders?deliveryFrom=2026-11-15&deliveryTo=2026-11-15',
    '/orders?status=delivered&deliveredFrom=2026-11-15&deliveredTo=2026-11-15',
  ]);
});

test('the chart has a bar for each figure above zero, none of them empty or too high', () => {
  render(<SummaryChart isTableOpen={false} summary={summaryOf()} />);
  const chart = screen.getByRole('img', { name: /due and delivered/ });
  const [due, delivered] = [...chart.querySelectorAll('path')].map((path) =>
    [...path.getAttribute('d')!.matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height)),
  );
  expect(due).toHaveLength(13);
  expect(delivered).toHaveLength(7);
  expect(Math.max(...due!)).toBe(28);
  expect(Math.min(...due!, ...delivered!)).toBe(2);
});

test('the chart of an empty workspace has no bars', () => {
  const days = summaryOf().days.map((day) => ({ ...day, due: 0, delivered: day.delivered && 0 }));
  render(<SummaryChart isTableOpen={false} summary={summaryOf({ days })} />);
  const paths = screen.getByRole('img').querySelectorAll('path');
  expect([...paths].slice(0, 2).map((path) => path.getAttribute('d'))).toEqual(['', '']);
});

test('the chart has a legend, and a link that opens and closes its table', () => {
  const { rerender } = render(<SummaryChart isTableOpen={false} summary={summaryOf()} />);
  const figure = screen.getByRole('figure');
  expect(figure).toHaveTextContent('today Due Delivered');
  const link = within(figure).getByRole('link', { name: 'Show as table' });
  expect(link).toHaveAttribute('href', '/orders?show=days');
  expect(link).toHaveAttribute('aria-expanded', 'false');
  rerender(<SummaryChart isTableOpen summary={summaryOf()} />);
  expect(link).toHaveAttribute('href', '/orders?view=all');
});
