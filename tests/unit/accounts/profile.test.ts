import { expect, test } from 'vitest';
import { changedDetails } from '@/lib/accounts/user';

const details = { username: 'ann', name: 'Ann', email: null };

test('only what differs is told, before and after', () => {
  expect(changedDetails(details, { ...details })).toEqual({});
  expect(changedDetails(details, { ...details, email: 'a@b.io' })).toEqual({
    email: { from: null, to: 'a@b.io' },
  });
  expect(changedDetails(details, { username: 'Ann', name: 'Bo', email: null })).toEqual({
    username: { from: 'ann', to: 'Ann' },
    name: { from: 'Ann', to: 'Bo' },
  });
});
