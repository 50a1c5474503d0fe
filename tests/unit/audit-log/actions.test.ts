import { describe, expect, test } from 'vitest';
import { ACTIONS } from '@/lib/audit-log/actions';
import { actionSchema, changesSchema } from '@/lib/audit-log/schema';

describe('stored entries are parsed', () => {
  test('with every action of the registry', () => {
    expect(ACTIONS.map((action) => actionSchema.parse(action))).toEqual(ACTIONS);
  });

  test('and an unknown action throws', () => {
    expect(() => actionSchema.parse('Teleported')).toThrow();
  });

  test('with text, numbers and null on either side of a change', () => {
    const changes = {
      numberOfItems: { from: 1, to: 2 },
      senderName: { from: null, to: 'Ann' },
      status: { from: 'ONGOING', to: null },
    };
    expect(changesSchema.parse(changes)).toEqual(changes);
  });

  test.each([
    { colour: { from: null, to: 'red' } },
    { status: { from: null } },
    { status: { from: null, to: { nested: true } } },
    { status: 'DELIVERED' },
  ])('and changes that the application never writes throw: %j', (changes) => {
    expect(() => changesSchema.parse(changes)).toThrow();
  });
});
