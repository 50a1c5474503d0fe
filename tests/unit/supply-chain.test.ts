import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lockedPackages } from '@/scripts/lib/lock-file';
import { ACCEPTED, ADVISORIES } from '@/tests/support/advisories';
import { isAffected } from '@/tests/support/versions';

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const locked = lockedPackages();

/** The advisories that affect copies of this version. */
function advisoriesFor(name: string, version: string): string[] {
  return ADVISORIES.filter((one) => one.package === name && isAffected(version, one)).map(
    ({ id }) => id,
  );
}

describe('known advisories', () => {
  test('affect no package in the lock file, except accepted ones', () => {
    const found = locked.flatMap(({ path, name, version }) =>
      advisoriesFor(name, version)
        .filter((id) => !ACCEPTED.some((one) => one.id === id && one.package === name))
        .map((id) => `${path} ${version}: ${id}`),
    );
    expect(found).toEqual([]);
  });

  test('are accepted only while they apply, and with a reason', () => {
    for (const { id, package: name, because } of ACCEPTED) {
      const affected = locked.filter(
        (one) => one.name === name && advisoriesFor(name, one.version).includes(id),
      );
      expect(affected, `${id} is no longer in the lock file`).not.toEqual([]);
      expect(because.length).toBeGreaterThan(5);
    }
  });

  test.each([
    ['next', '15.2.2', 'CVE-2025-29927'],
    ['next-auth', '4.24.14', 'GHSA-7rqj-j65f-68wh'],
    ['next-auth', '5.0.0-beta.31', 'GHSA-8fpg-xm3f-6cx3'],
    ['tar-fs', '3.1.0', 'CVE-2025-59343'],
  ])('would be found in %s %s', (name, version, id) => {
    expect(advisoriesFor(name, version)).toContain(id);
  });

  test.each([
    ['next', '16.3.3'],
    ['next-auth', '5.0.0-beta.32'],
    ['next-auth', '5.0.0'],
    ['tar-fs', '2.1.4'],
    ['ws', '7.5.10'],
  ])('are not found in %s %s', (name, version) => {
    expect(advisoriesFor(name, version)).toEqual([]);
  });
});

describe('the lock file', () => {
  test('has a hash for every copy, except native parts added by npm run lock:complete', () => {
    const loose = locked.filter(
      ({ integrity, isOptional }) =>
        !(isOptional && integrity === undefined) && !integrity?.startsWith('sha512-'),
    );
    expect(loose).toEqual([]);
  });

  test('takes every copy from the registry', () => {
    const elsewhere = locked.filter(
      ({ resolved }) =>
        !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('has no package with an unreviewed install script', () => {
    const undecided = locked.filter(
      ({ name, hasInstallScript }) => hasInstallScript && !(name in manifest.allowScripts),
    );
    expect(undecided).toEqual([]);
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed).toEqual([['better-sqlite3', true]]);
  });

  test('has exactly the versions of package.json', () => {
    for (const [name, version] of Object.entries(direct)) {
      const own = locked.find(({ path }) => path === `node_modules/${name}`);
      expect(own?.version, name).toBe(version);
    }
  });
});
