import { expect, test } from 'vitest';
import { changedFields } from '@/lib/audit-log/changed-fields';

const ann = { name: 'Ann', email: null, age: 30 };

test('only differences are recorded, before and after', () => {
  const names = ['name', 'email', 'age'] as const;
  expect(changedFields(ann, { ...ann }, names)).toEqual({});
  expect(changedFields(ann, { ...ann, email: 'a@b.io', age: 31 }, names)).toEqual({
    email: { from: null, to: 'a@b.io' },
    age: { from: 30, to: 31 },
  });
});

test('a field that is not listed is ignored', () => {
  const bo = { ...ann, name: 'Bo' };
  expect(changedFields(ann, bo, ['email'])).toEqual({});
});

test('what is created or deleted has every field with a value', () => {
  expect(changedFields(null, ann, ['name', 'email'])).toEqual({ name: { from: null, to: 'Ann' } });
  expect(changedFields(ann, null, ['name', 'email'])).toEqual({ name: { from: 'Ann', to: null } });
});
