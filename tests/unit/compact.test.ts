import { expect, test } from 'vitest';
import { compact, expand } from '@/lib/compact';

test.each([[[]], [[{ id: 'a', count: 1 }]], [[{ id: 'a' }, { id: 'b' }]], [[{ name: null }]]])(
  'rows come back as they were: %j',
  (rows: object[]) => {
    const sent = JSON.parse(JSON.stringify(compact(rows))) as ReturnType<typeof compact>;
    expect(expand(sent)).toEqual(rows);
  },
);

test('each name is written once', () => {
  expect(compact([{ id: 1 }, { id: 2 }])).toEqual({ id: [1, 2] });
});
