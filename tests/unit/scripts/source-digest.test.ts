import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildId, digestOfBuild, digestOfSources } from '@/scripts/lib/source-digest';

test('a build has a name that its sources give, and that no blocker of advertisements minds', () => {
  expect(buildId()).toBe(buildId());
  expect(buildId()).toMatch(/^[0-9b-fx]{20}$/);
});

test('another key asks for another build, and cannot be told from what is kept of it', () => {
  const key = randomBytes(32).toString('base64');
  const digest = digestOfBuild(key);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOfBuild(key)).toBe(digest);
  expect([digestOfBuild(), digestOfSources(), digestOfBuild(`${key}=`)]).not.toContain(digest);
});
