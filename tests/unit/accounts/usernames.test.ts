import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusableKeys, mixesAlphabets, usernameKey } from '@/lib/accounts/usernames';

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

describe('a name mixes alphabets', () => {
  test.each([
    ['аnn', 'a Cyrillic а'],
    ['paypаl', 'a Cyrillic а'],
    ['αnn', 'a Greek α'],
    ['ոina', 'an Armenian ո'],
    ['Ꭺnn', 'a Cherokee Ꭺ'],
  ])('%s, which has %s', (name) => expect(mixesAlphabets(name)).toBe(true));
});

describe('a name is of one alphabet, or of several that are written together', () => {
  test.each([
    'ann',
    'Łucja',
    'Анна',
    'Άννα',
    'Աննա',
    'שרה',
    'سارة',
    'さくらサクラ桜',
    '桜 sakura',
    '김철수',
    'ann-1_2.3@x',
    '😀',
    '123',
  ])('%s', (name) => expect(mixesAlphabets(name)).toBe(false));
});

describe('a name looks like', () => {
  test.each<[string, string[]]>([
    ['асе', ['ace']],
    ['ace', ['асе']],
    ['оо', ['oo', 'οο', 'օօ']],
    ['том', ['tom', 'τομ']],
    ['tom', ['том', 'τομ']],
    ['admın', ['admin']],
    ['ɡreta', ['greta']],
    ['анна', ['ahha', 'аһһа', 'αηηα']],
    ['жук', []],
    ['ann', ['ανν']],
    ['fred', []],
    ['桜', []],
  ])('%s: %j', (name, others) => expect(confusableKeys(name)).toEqual(others));
});
