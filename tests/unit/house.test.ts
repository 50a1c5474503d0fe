import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => /\.(tsx?|mjs|json|md|sql|prisma|css|svg|yml)$|^\.[\w.]+$|^\.ci\//.test(file))
  .filter((file) => !['package-lock.json', 'tests/unit/house.test.ts'].includes(file));

/** The files in which `pattern` stands, as "file:line". */
function places(pattern: RegExp, among: string[]): string[] {
  return among.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

const code = files.filter((file) => /\.(tsx?|mjs)$/.test(file));

test('there are files to look at', () => {
  expect(code.length).toBeGreaterThan(150);
});

test('only lib/env.ts reads the environment', () => {
  expect(places(/process\.env\b/, code).map((place) => place.split(':')[0])).toEqual(
    places(/process\.env\b/, ['lib/env.ts']).map(() => 'lib/env.ts'),
  );
});

test('Prisma stays in lib/db, and in what compares its schema with the migrations', () => {
  const imports = /from '(@prisma\/|prisma\/|.*generated\/)|import\('(@prisma\/|.*generated\/)/;
  const elsewhere = code.filter(
    (file) =>
      !file.startsWith('lib/db/') &&
      !['prisma.config.ts', 'scripts/lib/schema-diff.ts'].includes(file),
  );
  expect(places(imports, elsewhere)).toEqual([]);
});

test('no secret is written down', () => {
  const keys =
    /-----BEGIN|(SECRET|PASSWORD|TOKEN|KEY)\s*[=:]\s*['"]?(?!only-for-tests)[\w+/-]{24,}/;
  expect(places(keys, files)).toEqual([]);
});

test('nothing names the machine it was made on', () => {
  expect(places(/\/(work|home|root|Users)\/[a-z]/, files)).toEqual([]);
});
