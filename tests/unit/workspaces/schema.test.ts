import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createOrderSchema } from '@/lib/orders/schema';
import { deleteWorkspaceSchema, settingsSchema } from '@/lib/workspaces/schema';

const form = {
  operationId: randomUUID(),
  workspaceName: 'Parcel & Sons',
  timeZone: 'UTC',
  startView: 'all',
};

/** What is wrong with the field, or null. */
function wrong(field: string, value: unknown): string | null {
  const parsed = settingsSchema.safeParse({ ...form, [field]: value });
  return parsed.error?.issues.find(({ path }) => path[0] === field)?.message ?? null;
}

describe('the settings form', () => {
  test('trims text and normalizes it to NFC', () => {
    const typed = { ...form, workspaceName: '  Łódź\u0301  ', defaultSender: ' Northern Goods ' };
    expect(settingsSchema.parse(typed)).toMatchObject({
      workspaceName: 'Łódź\u0301'.normalize('NFC'),
      defaultSender: 'Northern Goods',
    });
  });

  test.each([undefined, '', '   ', '\u200B'])(
    'stores no default sender when nothing is typed: %j',
    (typed) => {
      expect(settingsSchema.parse({ ...form, defaultSender: typed }).defaultSender).toBeNull();
    },
  );

  test.each(['', 'a'.repeat(101), 'a\0b', 'half \uD800', '\u202E', undefined])(
    'refuses an invalid name: %j',
    (name) => {
      expect(wrong('workspaceName', name)).toMatch(/^Workspace name /);
    },
  );

  test.each(['', 'Mars/Olympus', '+02:00', 'Europe/Warsaw ', '__proto__', undefined])(
    'refuses an unknown time zone: %j',
    (zone) => {
      expect(wrong('timeZone', zone)).toMatch(/time zone/i);
    },
  );

  test.each(['a'.repeat(201), 'a\0b', 'half \uD800'])(
    'refuses a default sender that no order could have: %j',
    (sender) => {
      expect(wrong('defaultSender', sender)).toMatch(/^Default sender /);
      expect(createOrderSchema.shape.senderName.safeParse(sender).success).toBe(false);
    },
  );

  test('accepts every default sender that an order could have', () => {
    const longest = 'ż'.repeat(200);
    expect(wrong('defaultSender', longest)).toBeNull();
    expect(createOrderSchema.shape.senderName.parse(longest)).toBe(longest);
  });
});

test('deleting a workspace needs its name and the password, which is kept as typed', () => {
  const parsed = deleteWorkspaceSchema.safeParse({ operationId: form.operationId });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'Workspace name is missing.',
    'Current password is missing.',
  ]);
  const typed = { ...form, confirmation: ' Parcel & Sons ', currentPassword: ' two cats ' };
  expect(deleteWorkspaceSchema.parse(typed)).toMatchObject({
    confirmation: 'Parcel & Sons',
    currentPassword: ' two cats ',
  });
});
