import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inviteSchema, joinSchema } from '@/lib/team/invitations/schema';

const invitation = { operationId: randomUUID(), role: 'COURIER', name: 'Ben' };

const sentences = (given: object) =>
  inviteSchema.safeParse({ ...invitation, ...given }).error?.issues.map(({ message }) => message);

describe('an invitation', () => {
  test('works without a name', () => {
    for (const name of ['', '  ', '\u200B', undefined]) {
      expect(inviteSchema.parse({ ...invitation, name })).toEqual({ ...invitation, name: null });
    }
  });

  test('normalizes and trims the name', () => {
    expect(inviteSchema.parse({ ...invitation, name: ' Ben\u0065\u0301 ' }).name).toBe('Ben\u00e9');
  });

  test('requires a known role and a readable name', () => {
    expect(sentences({ role: 'KING' })).toEqual(['Role is missing. Choose one.']);
    expect(sentences({ role: '__proto__' })).toEqual(['Role is missing. Choose one.']);
    expect(sentences({ name: 'x'.repeat(81) })).toEqual([
      'Name can have at most 80 characters; this has 81.',
    ]);
    expect(sentences({ name: 'a\u0007b' })).toHaveLength(1);
    expect(sentences({ operationId: 'x' })).toHaveLength(1);
  });
});

test('joining has the same rules for username and password as signing up', () => {
  const parsed = joinSchema.safeParse({ operationId: randomUUID(), secret: 'x', username: 'ab' });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'Username needs at least 3 characters.',
    'Password is missing.',
  ]);
});
