import { expect, test } from 'vitest';
import { freeKey, numberedUsername } from '@/scripts/import-flask/names';
import { exactUsernameKey, usernameKey } from '@/lib/accounts/user';

const ann = { username: 'Ann', usernameKey: usernameKey('Ann') };

test('the first spelling of a username is found in any, the next ones as they are alone', () => {
  expect(freeKey('Ann', [])).toBe('ann');
  expect(freeKey('ANN', [ann])).toBe(exactUsernameKey('ANN'));
  const second = { username: 'ANN', usernameKey: exactUsernameKey('ANN') };
  expect(freeKey('aNN', [ann, second])).toBe(exactUsernameKey('aNN'));
});

test('a spelling that somebody has cannot be had again, with white space around it neither', () => {
  expect(freeKey('Ann', [ann])).toBeNull();
  expect(freeKey(' Ann ', [ann])).toBeNull();
  expect(freeKey('ANN', [{ username: ' ANN', usernameKey: exactUsernameKey('ANN') }])).toBeNull();
});

test('users of one name are told apart by a number', () => {
  expect([0, 1, 2].map((attempt) => numberedUsername('ann', attempt))).toEqual([
    'ann',
    'ann (Flask)',
    'ann (Flask 2)',
  ]);
});
