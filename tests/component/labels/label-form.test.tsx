import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LabelForm } from '@/components/labels/label-form';
import { LabelParts } from '@/components/labels/label-parts';
import { PaperHead } from '@/components/labels/paper-head';
import { PrintButton } from '@/components/labels/print-button';
import type { LabelSettings } from '@/lib/labels/settings';

const settings: LabelSettings = {
  subject: { group: '019a3b5e-7c00-7000-8000-000000000001' },
  sheet: 'a4',
  start: 5,
  part: 2,
};

/** The query the form would send. */
function submittedQuery(): Record<string, unknown> {
  return Object.fromEntries(new FormData(document.querySelector('form')!));
}

test('the form keeps the orders, and starts other paper at the first part', async () => {
  render(<LabelForm settings={settings} />);
  await userEvent.selectOptions(screen.getByLabelText('Sheet'), 'US Letter: 10 labels of 4 × 2 in');
  expect(submittedQuery()).toEqual({ ...settings.subject, sheet: 'letter', start: '5' });
  expect(screen.getByLabelText('First free label')).toHaveAttribute(
    'title',
    'Enter a number from 1 to 24',
  );
  expect(screen.getByRole('button', { name: 'Update preview' })).toBeVisible();
});

test('a sheet of one label has no place to choose', () => {
  render(<LabelForm settings={{ ...settings, sheet: 'single', start: 1 }} />);
  expect(screen.queryByLabelText('First free label')).toBeNull();
  expect(submittedQuery()).toEqual({ ...settings.subject, sheet: 'single' });
});

test('rejected settings don’t stay in the fields', () => {
  const { rerender } = render(<LabelForm settings={settings} />);
  rerender(<LabelForm settings={{ ...settings, start: 1 }} />);
  expect(screen.getByLabelText('First free label')).toHaveValue('1');
});

test('a long run shows its range of labels and links to the others', () => {
  const { rerender } = render(
    <LabelParts from={960} shown={960} count={10_000} previous="/before" next="/after" />,
  );
  expect(screen.getByText(/^Labels 961–1,920 of 10,000\./)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Previous labels' })).toHaveAttribute('href', '/before');
  expect(screen.getByRole('link', { name: 'Next labels' })).toHaveAttribute('href', '/after');
  rerender(<LabelParts from={0} shown={25} count={25} previous={null} next={null} />);
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('the button opens the print dialog', async () => {
  const print = vi.spyOn(window, 'print').mockReturnValue();
  render(<PrintButton text="Print 25 labels" />);
  await userEvent.click(screen.getByRole('button', { name: 'Print 25 labels' }));
  expect(print).toHaveBeenCalledOnce();
});

test('a printed list shows its filters and the time', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  render(
    <PaperHead
      workspaceName="Parcel & Sons"
      filters={['Ongoing', 'Search: filtrowa']}
      summary="50 of 830 orders"
      now={now}
      timeZone="Europe/Warsaw"
    />,
  );
  expect(screen.getByText(/^Parcel/)).toHaveTextContent(
    'Parcel & Sons · Ongoing · Search: filtrowa · 50 of 830 orders · As of 22 Nov 2026, 11:00',
  );
});
