import { expect, test } from 'vitest';
import { namesById, withCourierNames } from '@/lib/orders/couriers';

const names = namesById([{ id: 'marek', name: 'Marek' }]);

test('the names of couriers stand beside their ids, whoever is known', () => {
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

test('changes that are about no courier stay as they are', () => {
  const changes = { numberOfItems: { from: 1, to: 2 } };
  expect(withCourierNames(changes, names)).toEqual(changes);
});
