import { expect, test } from 'vitest';
import { withUniqueNames } from '@/lib/accounts/user';

const person = (id: string, name: string, note?: string) => ({
  id,
  name,
  username: `${id}@desk`,
  note,
});
const names = (...people: Parameters<typeof withUniqueNames>[0][number][]) =>
  withUniqueNames(people).map(({ name }) => name);

test('people with different names are shown by name only', () => {
  expect(withUniqueNames([person('a', 'Anna'), person('b', 'anna')])).toEqual([
    { id: 'a', name: 'Anna' },
    { id: 'b', name: 'anna' },
  ]);
});

test('people with the same name are shown with their usernames', () => {
  expect(names(person('a', 'Anna'), person('b', 'Ben'), person('c', 'Anna'))).toEqual([
    'Anna (a@desk)',
    'Ben',
    'Anna (c@desk)',
  ]);
});

test('a note follows the name, or the username', () => {
  expect(names(person('a', 'Anna'), person('b', 'Ben', 'away'))).toEqual(['Anna', 'Ben (away)']);
  expect(names(person('a', 'Anna'), person('b', 'Anna', 'away'))).toEqual([
    'Anna (a@desk)',
    'Anna (b@desk, away)',
  ]);
});
