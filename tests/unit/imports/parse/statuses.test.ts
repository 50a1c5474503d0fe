import { expect, test } from 'vitest';
import type { Layout, StatusMeaning } from '@/lib/imports/mapping/mapping';
import { knownStatus, statusMeaning } from '@/lib/imports/parse/statuses';

test.each<[Layout, string, StatusMeaning | null]>([
  ['ownExport', 'Ongoing', 'ONGOING'],
  ['ownExport', 'Delivered', 'DELIVERED'],
  ['other', ' DELIVERED ', 'DELIVERED'],
  ['other', 'Livré', 'DELIVERED'],
  ['other', 'Doręczono', 'DELIVERED'],
  ['other', 'on-hold', 'ONGOING'],
  ['other', 'In Bearbeitung', 'ONGOING'],
  ['other', 'Cancelled', 'leaveOut'],
  ['other', 'Zwrócone', 'leaveOut'],
  ['other', 'failed', null],
  ['other', 'shipped', null],
  ['other', 'constructor', null],
  ['other', '__proto__', null],
  ['shopify', 'fulfilled', 'DELIVERED'],
  ['shopify', 'partial', 'ONGOING'],
  ['shopify', 'restocked', 'leaveOut'],
  ['woocommerce', 'wc-completed', 'DELIVERED'],
  ['woocommerce', 'Completed', 'DELIVERED'],
  ['woocommerce', 'processing', 'ONGOING'],
  ['woocommerce', 'wc-on-hold', 'ONGOING'],
  ['woocommerce', 'Pending payment', 'ONGOING'],
  ['woocommerce', 'wc-cancelled', 'leaveOut'],
  ['woocommerce', 'refunded', 'leaveOut'],
  ['woocommerce', 'wc-failed', 'leaveOut'],
  ['woocommerce', 'trash', 'leaveOut'],
  ['woocommerce', 'wc-backorder', null],
])('in %s, %j means %s', (layout, value, meaning) => {
  expect(knownStatus(layout, value)).toBe(meaning);
});

test('a chosen meaning overrides a known one', () => {
  const mapping = { layout: 'other' as const, statuses: { delivered: 'leaveOut' as const } };
  expect(statusMeaning(mapping, 'Delivered')).toBe('leaveOut');
  expect(statusMeaning(mapping, 'open')).toBe('ONGOING');
});

test('a status named like an object member is unknown', () => {
  const mapping = { layout: 'other' as const, statuses: {} };
  expect(statusMeaning(mapping, 'constructor')).toBeNull();
  expect(statusMeaning(mapping, '__proto__')).toBeNull();
});
