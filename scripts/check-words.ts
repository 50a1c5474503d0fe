/** `npm run check:words`, part of `npm run check`: finds unwanted words. `-- lib app` searches other places. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findWords, proseOf } from './lib/words';

// Pathspecs of Git, such as 'lib' or ':(glob)tests/**/*.test.ts'.
const PLACES = ['*.md', 'app', 'components', 'lib', 'prisma/schema.prisma', 'scripts', 'tests'];

// The words themselves, and their test.
const EXCEPT = [':!scripts/lib/unwanted-words.ts', ':!tests/unit/scripts/words.test.ts'];

const named = process.argv.slice(2);
const places = [...(named.length > 0 ? named : PLACES), ...EXCEPT];
const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...places];
const files = execFileSync('git', listing, { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

const found = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return findWords(file.endsWith('.md') ? proseOf(text) : text).map(
    ({ line, words, instead }) => `${file}:${line} "${words}": write ${instead}`,
  );
});

if (found.length > 0) {
  console.log([...found, `${found.length} unwanted words (docs/writing.md)`].join('\n'));
}
process.exitCode = found.length > 0 ? 1 : 0;
