import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { defaultViewSchema, saveViewSchema } from '@/lib/saved-views/schema';
import { canonicalQuery, listParamsOf } from '@/lib/saved-views/schema';
import { BUILT_IN_VIEWS, viewPath } from '@/lib/saved-views/saved-view';

const operationId = '019aac3f-7cf4-7e3a-9d83-3a8d1c1f0a11';

describe('the query of a view', () => {
  test.each(BUILT_IN_VIEWS)('$name has its canonical query', ({ query }) => {
    expect(canonicalQuery(query)).toBe(query);
  });

  test.each([
    ['?sort=-created&size=50&status=', ''],
    ['size=25&delivery=today', 'delivery=today&size=25'],
    ['status=ongoing&after=somewhere&view=all', 'status=ongoing'],
    ['status=lost&itemsFrom=3', 'itemsFrom=3'],
    ['q=%C5%82uk&q2=x', 'q=%C5%82uk'],
    ['', ''],
  ])('%j means %j', (query, canonical) => expect(canonicalQuery(query)).toBe(canonical));

  test('is parsed as its listing', () => {
    expect(listParamsOf('delivery=overdue&sort=deliveryDate')).toEqual({
      ...DEFAULT_PARAMS,
      delivery: 'overdue',
      sort: 'deliveryDate',
      descending: false,
    });
    expect(listParamsOf('')).toEqual(DEFAULT_PARAMS);
  });

  test('gives a full URL, which no default view replaces', () => {
    expect(viewPath('status=ongoing')).toBe('/orders?status=ongoing');
    expect(viewPath('')).toBe('/orders?view=all');
  });
});

describe('what is sent to save a view', () => {
  test('is private and not the default unless the form says so', () => {
    const sent = { operationId, name: '  Mine ', query: 'size=50&status=ongoing', userId: 'other' };
    expect(saveViewSchema.parse(sent)).toEqual({
      operationId,
      name: 'Mine',
      query: 'status=ongoing',
      sharing: 'me',
      opensFirst: false,
    });
    expect(
      saveViewSchema.parse({ ...sent, sharing: 'workspace', opensFirst: 'yes' }),
    ).toMatchObject({ sharing: 'workspace', opensFirst: true });
    expect(saveViewSchema.parse({ ...sent, sharing: 'world', opensFirst: 'on' })).toMatchObject({
      sharing: 'me',
      opensFirst: false,
    });
  });

  test.each([
    ['', 'Name is missing.'],
    ['a'.repeat(61), 'Name can have at most 60 characters; this has 61.'],
    ['a\u0007b', 'Name contains control characters. Type it again.'],
  ])('refuses the name %j', (name, message) => {
    const parsed = saveViewSchema.safeParse({ operationId, name, query: '' });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['name'], message });
  });
});

test('the default is a saved view by ID, a built-in one by name, or none', () => {
  const parsed = (view: unknown) => defaultViewSchema.safeParse({ view }).data?.view;
  expect(parsed(operationId)).toBe(operationId);
  expect(parsed('overdue')).toBe('overdue');
  expect(parsed('')).toBeNull();
  for (const view of ['tomorrow', 7, null, undefined]) expect(parsed(view)).toBeUndefined();
});
