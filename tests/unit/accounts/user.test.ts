import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usernameKey } from '@/lib/accounts/user';

describe('the key of a username', () => {
  test.each([
    ['Ann', 'ann'],
    ['ＡＮＮ', 'ann'],
    ['Ａnn', 'ann'],
    ['ŁUCJA', 'łucja'],
    ['Lucja\u0301', 'lucj\u00E1'],
    ['ﬁona', 'fiona'],
    ['Ⅷ', 'viii'],
  ])('of %s is that of %s', (username, key) => expect(usernameKey(username)).toBe(key));

  test('keeps different names distinct', () => {
    const keys = ['ann', 'anne', 'änn', 'an n', 'a.nn', '王小明'].map(usernameKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('does not change when it is computed twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (username) => {
        const key = usernameKey(username);
        expect(usernameKey(key)).toBe(key);
      }),
    );
  });

  test('does not depend on Unicode composition', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (username) => {
        expect(usernameKey(username.normalize('NFD'))).toBe(usernameKey(username.normalize('NFC')));
      }),
    );
  });
});
