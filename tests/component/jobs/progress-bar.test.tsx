import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ProgressBar } from '@/components/jobs/progress-bar';

test('a bar shows how much is handled, and the rate once there is one', () => {
  const given = { total: 20_000, unit: 'orders' } as const;
  const { container, rerender } = render(<ProgressBar {...given} handled={100} at={1_000} />);
  expect(screen.getByLabelText('100 of 20,000 orders')).toHaveValue(100);
  expect(container).not.toHaveTextContent('per second');
  rerender(<ProgressBar {...given} handled={4_100} at={3_000} />);
  expect(container).toHaveTextContent('2,000 per second');
});
