import { expect, test } from 'vitest';
import { requestIdOf } from '@/lib/http/request-context';

test.each(['0192f5b0-7c1e-7aaa-8bbb-0123456789ab', 'req_12345', 'a.b-c_D9', 'x'.repeat(64)])(
  'the plain ID %s of a proxy is kept',
  (id) => {
    expect(requestIdOf(id)).toBe(id);
  },
);

test.each([
  undefined,
  '',
  'short',
  'x'.repeat(65),
  'with spaces in it',
  'id"; DROP TABLE',
  'line\nbreak-12',
  'first-id-1, second-id-2',
  ['first-id-1', 'second-id-2'],
])('%j is not a plain ID, so a new one is created', (header) => {
  const id = requestIdOf(header);
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(requestIdOf(header)).not.toBe(id);
});
