import { describe, expect, test } from 'vitest';
import {
  changePasswordSchema,
  endOtherSessionsSchema,
  endSessionSchema,
  logInSchema,
  signUpSchema,
} from '@/lib/accounts/schema';
import { firstMessage } from '@/tests/support/validation-message';

const operationId = '01a2038f-4c6c-739b-bda2-3536e5e8e5ca';

const form = {
  operationId,
  username: 'Ann',
  password: 'correct horse battery',
  workspaceName: 'Parcel & Sons',
  timeZone: 'Europe/Warsaw',
};

const complaint = (given: object) => firstMessage(signUpSchema, { ...form, ...given });
const parsed = (given: object) => signUpSchema.parse({ ...form, ...given });

/** Values a forged form may send instead of text. */
const notText = [undefined, null, 7, {}, ['a'], new File(['a'], 'a.txt')];

describe('signing up', () => {
  test('accepts a complete form', () => expect(parsed({})).toEqual(form));

  test('trims the username and makes it NFC', () => {
    expect(parsed({ username: ' Lucja\u0301 ' }).username).toBe('Lucj\u00E1');
  });

  test('leaves the password exactly as typed', () => {
    const password = '  e\u0301 \u0000 secret  ';
    expect(parsed({ password }).password).toBe(password);
  });

  test.each([
    ['An', 'Username needs at least 3 characters.'],
    [' An ', 'Username needs at least 3 characters.'],
    ['😀😀', 'Username needs at least 3 characters.'],
    ['x'.repeat(81), 'Username can have at most 80 characters; this has 81.'],
    ['', 'Username is missing.'],
    ['An\0n', 'Username contains control characters. Type it again.'],
    ['Ann\uD800', 'Username contains invalid characters. Type it again.'],
  ])('refuses the username %j', (username, sentence) => {
    expect(complaint({ username })).toBe(sentence);
  });

  test('refuses values that are not text, with a message', () => {
    for (const value of notText) {
      expect(complaint({ username: value })).toBe('Username is missing.');
      expect(complaint({ password: value })).toBe('Password is missing.');
    }
    expect(complaint({ password: '' })).toBe('Password is missing.');
    expect(complaint({ password: 'long enough \uD800' })).toBe(
      'Password contains invalid characters. Type it again.',
    );
  });

  test.each(['', '   ', undefined])('works without a workspace name: %j', (workspaceName) => {
    expect(parsed({ workspaceName }).workspaceName).toBeUndefined();
  });

  test('limits the length of the workspace name', () => {
    expect(parsed({ workspaceName: '  Parcel ' }).workspaceName).toBe('Parcel');
    expect(complaint({ workspaceName: 'x'.repeat(101) })).toBe(
      'Workspace name can have at most 100 characters; this has 101.',
    );
    expect(complaint({ workspaceName: 'a\0b' })).toBe(
      'Workspace name contains control characters. Type it again.',
    );
  });

  test.each([...notText, '', 'Mars/Olympus', '../../etc'])(
    'stores null for the time zone %j',
    (timeZone) => {
      expect(parsed({ timeZone }).timeZone).toBeNull();
    },
  );
});

describe('logging in', () => {
  test('takes a username, a password and where to go next', () => {
    const given = { operationId, username: 'Ann', password: ' x ', next: '/orders' };
    expect(logInSchema.parse({ ...given, username: ' Ann ' })).toEqual(given);
    expect(logInSchema.parse({ username: 'Ann', password: 'x' })).toEqual({
      operationId: expect.stringMatching(/^[\da-f-]{36}$/),
      username: 'Ann',
      password: 'x',
    });
  });

  test('refuses missing and non-text values', () => {
    for (const value of [...notText, '']) {
      expect(firstMessage(logInSchema, { username: value, password: 'x' })).toBe(
        'Username is missing.',
      );
      expect(firstMessage(logInSchema, { username: 'Ann', password: value })).toBe(
        'Password is missing.',
      );
    }
    expect(firstMessage(logInSchema, { username: ' ', password: 'x' })).toBe(
      'Username is missing.',
    );
  });
});

test('changing a password names the field that is missing', () => {
  const given = { operationId, currentPassword: 'old', newPassword: 'new' };
  expect(changePasswordSchema.parse(given)).toEqual(given);
  expect(firstMessage(changePasswordSchema, { ...given, currentPassword: '' })).toBe(
    'Current password is missing.',
  );
  expect(firstMessage(changePasswordSchema, { ...given, newPassword: undefined })).toBe(
    'New password is missing.',
  );
});

test.each([signUpSchema, changePasswordSchema, endOtherSessionsSchema])(
  'a form without an operation ID is out of date',
  (schema) => {
    expect(firstMessage(schema, { ...form, operationId: 'x' })).toBe(
      'This page is out of date. Reload it and try again.',
    );
  },
);

test('signing a device out accepts only a UUID', () => {
  const given = { operationId, sessionId: operationId };
  expect(endSessionSchema.parse(given)).toEqual(given);
  for (const value of [...notText, '', 'x']) {
    expect(endSessionSchema.safeParse({ ...given, sessionId: value }).success).toBe(false);
    expect(endSessionSchema.safeParse({ ...given, operationId: value }).success).toBe(false);
  }
});
