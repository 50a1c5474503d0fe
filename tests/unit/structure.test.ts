import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => /\.(tsx?|mjs|json|md|sql|prisma|css|svg|yml)$|^\.[\w.]+$|^\.ci\//.test(file))
  .filter((file) => !['package-lock.json', 'tests/unit/structure.test.ts'].includes(file));

/** The matches of `pattern`, as "file:line". */
function places(pattern: RegExp, among: string[]): string[] {
  return among.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

function filesWith(pattern: RegExp, among: string[]): string[] {
  return among.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort();
}

const code = files.filter((file) => /\.(tsx?|mjs)$/.test(file));

test('there are files to look at', () => {
  expect(code.length).toBeGreaterThan(150);
});

test('only lib/env.ts reads the environment', () => {
  // Next compiles it for two runtimes, and tells them apart there.
  const others = code.filter((file) => file !== 'instrumentation.ts');
  expect(places(/process\.env\b/, others).map((place) => place.split(':')[0])).toEqual(
    places(/process\.env\b/, ['lib/env.ts']).map(() => 'lib/env.ts'),
  );
});

test('Prisma stays in lib/db and in the schema comparison', () => {
  const imports = /from '(@prisma\/|prisma\/|.*generated\/)|import\('(@prisma\/|.*generated\/)/;
  const elsewhere = code.filter(
    (file) =>
      !file.startsWith('lib/db/') &&
      !['prisma.config.ts', 'scripts/lib/schema-diff.ts'].includes(file),
  );
  expect(places(imports, elsewhere)).toEqual([]);
});

test('the repository contains no secret', () => {
  const keys =
    /-----BEGIN|(SECRET|PASSWORD|TOKEN|KEY)\s*[=:]\s*['"]?(?!only-for-tests)[\w+/-]{24,}/;
  expect(places(keys, files)).toEqual([]);
});

test('no file names the machine it was written on', () => {
  expect(places(/\/(work|home|root|Users)\/[a-z]/, files)).toEqual([]);
});

test('only the files that check, seal, confirm or remove one-time codes use them', () => {
  const lib = code.filter((file) => file.startsWith('lib/'));
  expect(filesWith(/totpSecret/, lib)).toEqual([
    'lib/accounts/queries.ts',
    'lib/accounts/sign-in/mutations.ts',
    'lib/accounts/two-factor/mutations.ts',
    'lib/audit-log/integrity/accounts.ts',
    'lib/audit-log/integrity/read-accounts.ts',
    'lib/workspaces/mutations.ts',
  ]);
});

test('password managers recognize every password field, and pasting is never blocked', () => {
  const components = code.filter((file) => /^components\/.*\.tsx$/.test(file));
  const fields = components.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<PasswordField\b.*?\/>/gs)].map(([field]) => field),
  );
  expect(fields.length).toBeGreaterThan(2);
  for (const field of fields) {
    expect(field).toMatch(/autoComplete="(?:current|new)-password"/);
  }
  expect(filesWith(/type="password"/, components)).toEqual([]);
  const paste = /onPaste|onBeforeInput|addEventListener\('paste'/;
  expect(filesWith(paste, components)).toEqual(['components/shell/search-field.tsx']);
});

test('no number field changes with the mouse wheel', () => {
  const drawn = code.filter((file) => /^(?:app|components)\/.*\.tsx$/.test(file));
  expect(drawn.length).toBeGreaterThan(100);
  expect(filesWith(/type="number"|type: 'number'/, drawn)).toEqual([]);
});

test('an installation has no default user', () => {
  const migrations = files.filter((file) => /^prisma\/migrations\/.*\.sql$/.test(file));
  expect(migrations.length).toBeGreaterThan(10);
  expect(filesWith(/INSERT INTO "?User"?\b/i, migrations)).toEqual([]);
});

test('every page that requires a user is inside the layout with "Log out"', () => {
  const pages = code.filter((file) => /^app\/.*page\.tsx$/.test(file));
  const guarded = filesWith(/\brequire(?:Actor|Permission)\(/, pages);
  expect(guarded.length).toBeGreaterThan(20);
  // The start page renders nothing; it redirects.
  expect(guarded.filter((file) => !file.startsWith('app/(desk)/'))).toEqual(['app/page.tsx']);
});
