import { describe, expect, test } from 'vitest';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

const order = { orderId: '10248' };

const every: { [C in AnyRefusal['code']]: Refusal<C> } = {
  'signed-out': new Refusal('signed-out', {}),
  'cross-site': new Refusal('cross-site', {}),
  'other-user': new Refusal('other-user', { name: 'Bea' }),
  'out-of-date': new Refusal('out-of-date', {}),
  'not-found': new Refusal('not-found', {}),
  forbidden: new Refusal('forbidden', {}),
  busy: new Refusal('busy', {}),
  unreachable: new Refusal('unreachable', {}),
  'disk-full': new Refusal('disk-full', {}),
  'reused-operation-id': new Refusal('reused-operation-id', {}),
  deleted: new Refusal('deleted', { ...order, by: 'Ann' }),
  stale: new Refusal('stale', {
    ...order,
    id: 'key',
    version: 2,
    laterChanges: ['Ann edited it.', 'Ben deleted it.'],
  }),
  'duplicate-order-id': new Refusal('duplicate-order-id', { ...order, id: 'key' }),
  'already-delivered': new Refusal('already-delivered', order),
  'not-delivered': new Refusal('not-delivered', order),
  unchanged: new Refusal('unchanged', order),
  'invalid-login': new Refusal('invalid-login', {}),
  'signup-closed': new Refusal('signup-closed', {}),
  'duplicate-username': new Refusal('duplicate-username', { username: 'ann' }),
  'mixed-alphabets': new Refusal('mixed-alphabets', {}),
  'weak-password': new Refusal('weak-password', {
    reason: 'The password is weak.',
    field: 'password',
  }),
  'wrong-password': new Refusal('wrong-password', {}),
  throttled: new Refusal('throttled', { minutes: 2 }),
  'code-needed': new Refusal('code-needed', { ticket: '' }),
  'wrong-code': new Refusal('wrong-code', {}),
  'codes-on': new Refusal('codes-on', {}),
  'codes-off': new Refusal('codes-off', {}),
  'unchanged-profile': new Refusal('unchanged-profile', {}),
  'member-unchanged': new Refusal('member-unchanged', { name: 'Ben', is: 'a courier' }),
  'member-inactive': new Refusal('member-inactive', { name: 'Ben' }),
  'own-account': new Refusal('own-account', {}),
  'unchanged-settings': new Refusal('unchanged-settings', {}),
  'provider-away': new Refusal('provider-away', { name: 'Parcel ID' }),
  'account-taken': new Refusal('account-taken', { name: 'Parcel ID' }),
  'already-connected': new Refusal('already-connected', { name: 'Parcel ID' }),
  'not-connected': new Refusal('not-connected', { name: 'Parcel ID' }),
  'courier-missing': new Refusal('courier-missing', {}),
  'past-date': new Refusal('past-date', {}),
  'no-courier': new Refusal('no-courier', {}),
  'no-member': new Refusal('no-member', {}),
  'last-owner': new Refusal('last-owner', {}),
  'no-invitation': new Refusal('no-invitation', {}),
  'no-reset': new Refusal('no-reset', {}),
  'not-confirmed': new Refusal('not-confirmed', { field: 'confirmation', wanted: 'Parcel' }),
  'duplicate-view-name': new Refusal('duplicate-view-name', { name: 'Mine' }),
  'too-many-views': new Refusal('too-many-views', { most: 50 }),
  'long-view': new Refusal('long-view', {}),
  'no-view': new Refusal('no-view', {}),
  conflict: new Refusal('conflict', {
    ...order,
    id: 'key',
    version: 2,
    merged: {},
    conflicts: [{ field: 'numberOfItems', before: 1, theirs: 2, yours: 3, by: 'Ann' }],
    laterChanges: ['Ann edited it.'],
  }),
  'already-undone': new Refusal('already-undone', order),
  'nothing-selected': new Refusal('nothing-selected', {}),
  'too-many-orders': new Refusal('too-many-orders', { most: 20_000 }),
  'no-bulk-action': new Refusal('no-bulk-action', {}),
  'unreadable-file': new Refusal('unreadable-file', { reason: 'The file is empty.' }),
  'not-empty': new Refusal('not-empty', {}),
  'no-import': new Refusal('no-import', {}),
  'import-moved-on': new Refusal('import-moved-on', {}),
  'time-window-missing': new Refusal('time-window-missing', {}),
  'no-delivery-date': new Refusal('no-delivery-date', {}),
};

describe('the sentence of a refusal', () => {
  test.each(Object.values(every))('is calm and complete for $code', (refusal) => {
    const sentence = refusalSentence(refusal as AnyRefusal);
    expect(sentence).toMatch(/^[A-Z].{10,}/);
    expect(sentence).not.toMatch(/please|sorry|!|undefined|\[object|\s{2}|\s$/i);
    // The wording of the login form is fixed by contract, without a full stop.
    if (refusal.code === 'invalid-login') expect(sentence).toBe('Invalid username or password');
    else expect(sentence).toMatch(/\.$/);
  });

  test.each([
    'stale',
    'duplicate-order-id',
    'already-delivered',
    'not-delivered',
    'unchanged',
    'conflict',
    'already-undone',
  ] as const)('names the order for %s', (code) =>
    expect(refusalSentence(every[code])).toMatch(/order (ID )?10248\b/i),
  );

  test('lists what happened since then', () => {
    expect(refusalSentence(every.stale)).toMatch(
      /order 10248 has changed since\b.* Ann edited it\. Ben deleted it\./i,
    );
  });

  test('is complete without a list of what happened since then', () => {
    const refusal = new Refusal('stale', { ...order, id: 'key', version: 2, laterChanges: [] });
    expect(refusalSentence(refusal)).not.toMatch(/\s{2}|\s$/);
  });

  test('passes on the reason of a weak password', () => {
    expect(refusalSentence(every['weak-password'])).toBe('The password is weak.');
  });
});
