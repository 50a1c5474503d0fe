import { expect, test } from 'vitest';
import { changesAsText, describeEntry, takenOverAction } from '@/lib/audit-log/describe';

const told = (to: string | null) => ({ from: null, to });
const changes = {
  takenOverUser: told('3'),
  takenOverOrder: told('10'),
  takenOverAction: told('Created'),
};

test('an entry that was taken over tells what the other system called it, and its keys there', () => {
  expect(takenOverAction(changes)).toBe('Created');
  expect(changesAsText(changes)).toBe(
    'Taken over: Created; Order number there: 10; User number there: 3',
  );
  expect(changesAsText({ ...changes, takenOverOrder: told(null) })).toBe(
    'Taken over: Created; User number there: 3',
  );
});

test('an entry without a word for it still was something, and others were not taken over', () => {
  expect(takenOverAction({ takenOverAction: told(null) })).toBe('something');
  expect(takenOverAction({ numberOfItems: { from: 1, to: 2 } })).toBeNull();
});

test('in a sentence it is told as something from elsewhere', () => {
  expect(describeEntry({ actorName: 'Ann', action: 'Taken Over', changes })).toBe(
    'Ann did something to it in the system before this one.',
  );
});
