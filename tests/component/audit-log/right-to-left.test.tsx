import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ChangeList } from '@/components/audit-log/change-list';
import { Refusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

test('the arrow is between the old and the new name, whatever their direction', () => {
  const changes = { recipientName: { from: 'محمد', to: 'فاطمة' } };
  render(<ChangeList timeZone="UTC" action="Edited" changes={changes} />);
  for (const name of ['محمد', 'فاطمة']) expect(screen.getByText(name).tagName).toBe('BDI');
  expect(screen.getByText('→').closest('bdi')).toBeNull();
});

test('a message isolates the name in it', () => {
  const refusal = new Refusal('already-delivered', { orderId: 'طلب' });
  expect(refusalSentence(refusal)).toBe('Order \u2068طلب\u2069 is already delivered.');
});
