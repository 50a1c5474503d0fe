import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildId, digestOfBuild, digestOfSources } from '@/scripts/lib/source-digest';

test('the build ID depends on the sources only, and no ad blocker rejects it', () => {
  expect(buildId()).toBe(buildId());
  expect(buildId()).toMatch(/^[0-9b-fx]{20}$/);
});

test('another key needs another build, and its digest does not reveal it', () => {
  const key = randomBytes(32).toString('base64');
  const digest = digestOfBuild(key);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOfBuild(key)).toBe(digest);
  expect([digestOfBuild(), digestOfSources(), digestOfBuild(`${key}=`)]).not.toContain(digest);
});
