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

test('people of different names are called by those alone', () => {
  expect(withUniqueNames([person('a', 'Anna'), person('b', 'anna')])).toEqual([
    { id: 'a', name: 'Anna' },
    { id: 'b', name: 'anna' },
  ]);
});

test('people of one name are told apart by their usernames, each of them', () => {
  expect(names(person('a', 'Anna'), person('b', 'Ben'), person('c', 'Anna'))).toEqual([
    'Anna (a@desk)',
    'Ben',
    'Anna (c@desk)',
  ]);
});

test('a note stands after the name, or after the username', () => {
  expect(names(person('a', 'Anna'), person('b', 'Ben', 'away'))).toEqual(['Anna', 'Ben (away)']);
  expect(names(person('a', 'Anna'), person('b', 'Anna', 'away'))).toEqual([
    'Anna (a@desk)',
    'Anna (b@desk, away)',
  ]);
});
