import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Rate } from '@/components/jobs/rate';

test('the rate is shown once there is one', () => {
  const { container, rerender } = render(<Rate handled={100} at={1_000} />);
  expect(container).toHaveTextContent('');
  rerender(<Rate handled={4_100} at={3_000} />);
  expect(container).toHaveTextContent('2,000 a second');
});
