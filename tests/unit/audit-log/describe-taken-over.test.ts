import { expect, test } from 'vitest';
import { changesAsText, describeEntry, takenOverAction } from '@/lib/audit-log/describe';

const fact = (to: string | null) => ({ from: null, to });
const changes = {
  takenOverUser: fact('3'),
  takenOverOrder: fact('10'),
  takenOverAction: fact('Created'),
};

test('a migrated entry shows its action name and keys in the other system', () => {
  expect(takenOverAction(changes)).toBe('Created');
  expect(changesAsText(changes)).toBe(
    'Taken over: Created; Previous order number: 10; Previous user number: 3',
  );
  expect(changesAsText({ ...changes, takenOverOrder: fact(null) })).toBe(
    'Taken over: Created; Previous user number: 3',
  );
});

test('a migrated entry without an action name still counts as migrated', () => {
  expect(takenOverAction({ takenOverAction: fact(null) })).toBe('unknown action');
  expect(takenOverAction({ numberOfItems: { from: 1, to: 2 } })).toBeNull();
});

test('a sentence says that it happened in an earlier system', () => {
  expect(describeEntry({ actorName: 'Ann', action: 'Taken Over', changes })).toBe(
    'Ann did something to it in the previous system.',
  );
});
