import { expect, test } from 'vitest';
import { freeKey, numberedUsername } from '@/scripts/import-flask/names';
import { exactUsernameKey, usernameKey } from '@/lib/accounts/usernames';

const ann = { username: 'Ann', usernameKey: usernameKey('Ann') };

test('the first spelling of a username is found in any case, further ones only exactly', () => {
  expect(freeKey('Ann', [])).toBe('ann');
  expect(freeKey('ANN', [ann])).toBe(exactUsernameKey('ANN'));
  const second = { username: 'ANN', usernameKey: exactUsernameKey('ANN') };
  expect(freeKey('aNN', [ann, second])).toBe(exactUsernameKey('aNN'));
});

test('an existing spelling is taken, also with white space around it', () => {
  expect(freeKey('Ann', [ann])).toBeNull();
  expect(freeKey(' Ann ', [ann])).toBeNull();
  expect(freeKey('ANN', [{ username: ' ANN', usernameKey: exactUsernameKey('ANN') }])).toBeNull();
});

test('users with the same name get a number', () => {
  expect([0, 1, 2].map((attempt) => numberedUsername('ann', attempt))).toEqual([
    'ann',
    'ann (Flask)',
    'ann (Flask 2)',
  ]);
});
