import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deactivateSchema, profileSchema } from '@/lib/accounts/schema';
import { firstMessage } from '@/tests/support/validation-message';

const operationId = randomUUID();

/** Values a forged form may send instead of text. */
const notText = [undefined, null, 7, {}, ['a'], new File(['a'], 'a.txt')];

describe('the profile', () => {
  const profile = { operationId, name: 'Ann Bo', username: 'Ann', email: 'ann@example.com' };
  const complaintOf = (given: object) => firstMessage(profileSchema, { ...profile, ...given });

  test('accepts a complete form', () => expect(profileSchema.parse(profile)).toEqual(profile));

  test('normalizes the e-mail address and stores an empty field as null', () => {
    const email = ' Ann@Example.COM ';
    expect(profileSchema.parse({ ...profile, email }).email).toBe('ann@example.com');
    for (const none of ['', '  ']) {
      expect(profileSchema.parse({ ...profile, email: none }).email).toBeNull();
    }
  });

  test.each([
    'ann',
    'ann@',
    '@example.com',
    'ann@example',
    'a b@example.com',
    'ann@exa\0mple.com',
    'ann\u200B@example.com',
  ])('refuses the e-mail address %j', (email) => {
    expect(complaintOf({ email })).toBe('Enter an e-mail address like name@example.com.');
  });

  test.each([profileSchema, deactivateSchema])(
    'is out of date without an operation ID',
    (schema) => {
      expect(firstMessage(schema, { ...profile, operationId: 'x' })).toBe(
        'This page is out of date. Reload it and try again.',
      );
    },
  );

  test('refuses missing, overlong and non-text values', () => {
    expect(complaintOf({ name: ' ' })).toBe('Name is missing.');
    expect(complaintOf({ name: 'x'.repeat(81) })).toBe(
      'Name can have at most 80 characters; this has 81.',
    );
    expect(complaintOf({ username: 'An' })).toBe('Username needs at least 3 characters.');
    expect(complaintOf({ email: `${'a'.repeat(250)}@b.io` })).toBe(
      'E-mail address can have at most 254 characters.',
    );
    for (const value of notText) {
      expect(complaintOf({ name: value })).toBe('Name is missing.');
      expect(complaintOf({ email: value })).toBe('E-mail address must be text.');
    }
  });
});
