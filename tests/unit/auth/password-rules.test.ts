import { describe, expect, test } from 'vitest';
import { MIN_PASSWORD, passwordWeakness } from '@/lib/auth/password-rules';

const onTheLists = 'This password is on the lists that attackers try first. Choose another.';
const likeUsername = 'The password is too similar to the username. Choose another.';

describe('a good password', () => {
  test.each([
    'correct horse battery',
    'wqxz tyvb mnpl',
    '大きな木の下で眠る猫とねずみ',
    'zażółć gęślą jaźń',
    '  spaces count  ',
    '4829301758264',
  ])('may have any characters: %s', (password) => {
    expect(passwordWeakness(password, 'ann')).toBeNull();
  });

  test('may have up to 1,000 characters', () => {
    const long = 'The quick brown fox jumps. '.repeat(50);
    expect(passwordWeakness(`${long.slice(0, 999)}?`, 'ann')).toBeNull();
    expect(passwordWeakness(`${long.slice(0, 1_000)}?`, 'ann')).toBe(
      'The password can have at most 1,000 characters.',
    );
  });

  test('may contain the username if it is long enough without it', () => {
    expect(passwordWeakness('ann likes tea and cake', 'ann')).toBeNull();
  });
});

describe('a short password', () => {
  test('has its length in characters, not in bytes or surrogates', () => {
    expect(MIN_PASSWORD).toBe(12);
    expect(passwordWeakness('wqxztyvbmnp', 'ann')).toBe(
      'The password needs at least 12 characters; this has 11.',
    );
    expect(passwordWeakness('wqxztyvbmnpl', 'ann')).toBeNull();
    expect(passwordWeakness('😀😁😂🤣😃😄😅😆😉😊😋', 'ann')).toMatch(/this has 11\.$/);
    expect(passwordWeakness('😀😁😂🤣😃😄😅😆😉😊😋😎', 'ann')).toBeNull();
  });
});

describe('a common password', () => {
  test.each([
    'password1234',
    'PASSWORD1234',
    'Password2026!',
    '123456789012',
    '!!!password!!!',
    'ｐａｓｓｗｏｒｄ1234',
    'qwertyuiop123',
    'iloveyou2026',
  ])('is refused: %s', (password) => expect(passwordWeakness(password, 'ann')).toBe(onTheLists));

  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    'passwordpassword',
    '😀😀😀😀😀😀😀😀😀😀😀😀',
    'aabbaabbaabab',
  ])('is refused, and so is repetition: %s', (password) => {
    expect(passwordWeakness(password, 'ann')).toBe(onTheLists);
  });
});

describe('a password like the username', () => {
  test.each([
    ['lucja.nowak', 'lucja.nowak2026'],
    ['lucja.nowak', 'LUCJA.NOWAK-26'],
    ['lucja.nowak', 'ｌｕｃｊａ.ｎｏｗａｋ1'],
    ['lucja.nowak', '!!lucja.nowak!!'],
    ['winterberg', 'winterbergwinterberg7'],
  ])('of %s is refused: %s', (username, password) => {
    expect(passwordWeakness(password, username)).toBe(likeUsername);
  });

  test('is not checked without a username', () => {
    expect(passwordWeakness('wqxztyvbmnpl', '')).toBeNull();
  });
});
