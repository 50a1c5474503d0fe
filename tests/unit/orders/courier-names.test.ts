import { expect, test } from 'vitest';
import { namesById, withCourierNames } from '@/lib/orders/couriers';

const names = namesById([{ id: 'marek', name: 'Marek' }]);

test('the names of couriers are stored with their IDs, known or not', () => {
  const courierId = { from: 'marek', to: 'gone' };
  expect(withCourierNames({ courierId }, names)).toEqual({
    courierId,
    courier: { from: 'Marek', to: 'Unknown user' },
  });
  expect(withCourierNames({ courierId: { from: null, to: 'marek' } }, names).courier).toEqual({
    from: null,
    to: 'Marek',
  });
});

test('changes without a courier stay the same', () => {
  const changes = { numberOfItems: { from: 1, to: 2 } };
  expect(withCourierNames(changes, names)).toEqual(changes);
});
