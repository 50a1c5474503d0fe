import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIMITS, SCOPES } from '@/lib/throttle/limits';

const asvs = readFileSync('docs/asvs.md', 'utf8');
const security = readFileSync('docs/security.md', 'utf8');

/** The levels of the requirements of each section of ASVS 5.0.0, in order; those of level 3 come last, and are left out. */
const SECTIONS: Record<string, string> = {
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '1122',
  '6.4': '1122',
  '6.5': '22222',
  '6.6': '222',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '22',
  '7.6': '22',
  '8.1': '12',
  '8.2': '112',
  '8.3': '1',
  '8.4': '2',
  '9.1': '111',
  '9.2': '1222',
};

/** What is in the tables of a page, row by row and cell by cell. */
function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const rows = rowsOf(asvs)
  .filter(([number]) => /^\d/.test(number!))
  .map(([number = '', level = '', asks = '', verdict = '', shown = '', ...more]) => {
    const named = [...shown.matchAll(/`([^`]+)` "([^"]+)"/g)];
    const evidence = named.map(([, file = '', words = '']) => ({ file, words }));
    return { number, level, asks, verdict, shown, evidence, more };
  });
const judged = (verdict: string) => rows.filter((row) => row.verdict === verdict);

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith(ending) && !file.includes('/generated/'))
    .sort();
}

/** The files in which `pattern` stands. */
function filesWith(pattern: RegExp, among: string[]): string[] {
  return among.filter((file) => pattern.test(readFileSync(file, 'utf8')));
}

/** Whether the file is there and has these words in it, over the ends of lines as well. */
function isIn(file: string, words: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ').includes(words);
}

describe('docs/asvs.md', () => {
  test('has a row for each requirement of levels 1 and 2, in order', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, levels]) =>
      [...levels].map((level, index) => `${section}.${index + 1} of level ${level}`),
    );
    expect(rows.map(({ number, level }) => `${number} of level ${level}`)).toEqual(wanted);
  });

  test('judges every row in one of three ways, and says what is asked and why', () => {
    for (const { number, verdict, asks, shown, more } of rows) {
      expect(['met', 'not met', 'does not apply'], number).toContain(verdict);
      expect(asks, number).not.toBe('');
      expect(shown, number).toMatch(/[\w"`).]$/);
      expect(more, number).toEqual([]);
    }
  });

  test('counts and names what is met and what is not', () => {
    const [met, not, none] = ['met', 'not met', 'does not apply'].map(judged);
    const counts = `${met!.length} met, ${not!.length} not met, ${none!.length} do not apply`;
    expect(/^\d+ requirements: .*$/m.exec(asvs)?.[0]).toBe(
      `${rows.length} requirements: ${counts}.`,
    );
    const numbers = not!.map(({ number }) => number).join(', ');
    expect(/^Not met: .*$/m.exec(asvs)?.[0]).toBe(`Not met: ${numbers}.`);
  });

  test.each(judged('met'))('names what shows $number, and it is there', ({ evidence }) => {
    expect(evidence).not.toEqual([]);
    const missing = evidence.filter(({ file, words }) => !isIn(file, words));
    expect(missing).toEqual([]);
  });

  test('names no test for what is not met, which would show something else', () => {
    for (const { number, verdict, evidence } of rows) {
      if (verdict !== 'met') expect(evidence, number).toEqual([]);
    }
  });
});

describe('docs/security.md', () => {
  test('the documented limits are those that hold', () => {
    const limits = Object.entries(LIMITS).map(([kind, most]) => [
      kind,
      ...SCOPES.map((scope) => String(most[scope] ?? '–')),
    ]);
    const told = rowsOf(security).filter(([kind = '']) => Object.hasOwn(LIMITS, kind));
    expect(told.map((row) => row.slice(0, 4))).toEqual(limits);
  });

  test('every way that ends in a session is documented', () => {
    const ways = filesWith(/\bopenSession\(|\.createSession\(/, filesUnder('lib', '.ts'));
    expect(ways).toContain('lib/sign-in/mutations.ts');
    const told = rowsOf(security).map((row) => row.at(-1));
    expect(ways.filter((file) => !told.includes(`\`${file}\``))).toEqual([]);
  });
});

test('a user is known by a password and by one-time codes, which have no age', () => {
  const [, user = ''] = /^model User \{(.*?)^\}/ms.exec(
    readFileSync('prisma/schema.prisma', 'utf8'),
  )!;
  const fields = [...user.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
  const proofs = /pass|totp|secret|code|hint|question|answer|pin|expire|chang/i;
  expect(fields.filter((name) => proofs.test(name))).toEqual([
    'passwordHash',
    'passwordOperationId',
    'totpSecret',
    'totpStep',
    'recoveryCodes',
  ]);
});

test('only four files of ours touch one-time codes', () => {
  expect(filesWith(/totpSecret/, filesUnder('lib', '.ts'))).toEqual([
    'lib/second-factor/mutations.ts',
    'lib/second-factor/queries.ts',
    'lib/sign-in/mutations.ts',
    'lib/workspaces/mutations.ts',
  ]);
});

test('password managers know every password field, and nothing keeps from pasting', () => {
  const components = filesUnder('components', '.tsx');
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

test('no user comes with an installation', () => {
  const migrations = filesUnder('prisma/migrations', '.sql');
  expect(migrations.length).toBeGreaterThan(10);
  expect(filesWith(/INSERT INTO "?User"?\b/i, migrations)).toEqual([]);
});

test('every page for people who are signed in has the way out', () => {
  expect(readFileSync('app/(desk)/layout.tsx', 'utf8')).toContain('<TopBar');
  expect(readFileSync('components/shell/top-bar.tsx', 'utf8')).toContain('Log out');
  const guarded = /\brequire(?:Actor|Permission)\(/;
  const pages = filesWith(guarded, filesUnder('app', 'page.tsx'));
  expect(pages.length).toBeGreaterThan(20);
  // The first address draws nothing; it leads on.
  expect(pages.filter((file) => !file.startsWith('app/(desk)/'))).toEqual(['app/page.tsx']);
});
