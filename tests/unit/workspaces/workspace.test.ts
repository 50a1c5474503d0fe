import { describe, expect, test } from 'vitest';
import { exactUsernameKey, usernameKey } from '@/lib/accounts/usernames';
import { signUpSchema } from '@/lib/accounts/schema';
import { freedUsernameKey, matchesName, timeZoneChoices } from '@/lib/workspaces/workspace';

describe('the time zones to choose from', () => {
  test('start with the current one, without duplicates', () => {
    for (const current of ['Europe/Warsaw', 'UTC', 'Asia/Kathmandu', 'Etc/GMT+3']) {
      const choices = timeZoneChoices(current);
      expect(choices[0]).toBe(current);
      expect(choices).toEqual(expect.arrayContaining(['UTC', 'America/New_York']));
      expect(new Set(choices).size).toBe(choices.length);
    }
  });
});

test('a workspace is confirmed by its exact name', () => {
  const name = 'Łódź & Sons';
  for (const typed of [name, ` ${name} `, name.normalize('NFD')]) {
    expect(matchesName(name, typed)).toBe(true);
  }
  for (const typed of ['', 'łódź & sons', 'Łódź', 'Łódź &  Sons', 'Lodz & Sons']) {
    expect(matchesName(name, typed)).toBe(false);
  }
});

test('a freed username key matches no username, in any spelling', () => {
  const key = freedUsernameKey('0198a7a1-0000-7000-8000-000000000000');
  expect(freedUsernameKey('another')).not.toBe(key);
  for (const name of [key, key.slice(1), 'ann']) expect(exactUsernameKey(name)).not.toBe(key);
  expect(usernameKey(key.slice(1))).not.toBe(key);
  expect(signUpSchema.shape.username.safeParse(key).success).toBe(false);
});
