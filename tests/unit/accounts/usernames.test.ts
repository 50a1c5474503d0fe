import { describe, expect, test } from 'vitest';
import { confusableKeys, mixesAlphabets } from '@/lib/accounts/usernames';

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
