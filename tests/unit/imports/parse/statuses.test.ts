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
  ['other', 'failed', null],
  ['other', 'shipped', null],
  ['other', 'constructor', null],
  ['other', '__proto__', null],
  ['shopify', 'fulfilled', 'DELIVERED'],
  ['shopify', 'partial', 'ONGOING'],
  ['shopify', 'restocked', 'ONGOING'],
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

test('what people have chosen counts more than what is known', () => {
  const matching = { layout: 'other' as const, statuses: { delivered: 'leaveOut' as const } };
  expect(statusMeaning(matching, 'Delivered')).toBe('leaveOut');
  expect(statusMeaning(matching, 'open')).toBe('ONGOING');
});

test('a status that is called as something of every object is not known', () => {
  const matching = { layout: 'other' as const, statuses: {} };
  expect(statusMeaning(matching, 'constructor')).toBeNull();
  expect(statusMeaning(matching, '__proto__')).toBeNull();
});
