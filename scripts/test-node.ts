/**
 * `npm run test:node -- 24 [parameters of npm test]`: `npm test` on another Node line, in a copy of this folder, because
 * the SQLite driver in node_modules fits only the Node that it was compiled for.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { accompany, attend } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';

const LINES = ['20.19', '20', '22', '24'];

const [line = '', ...parameters] = process.argv.slice(2);
if (!LINES.includes(line)) {
  throw new ExpectedFailure(
    `Choose a Node line, one of ${LINES.join(', ')}, as in npm run test:node -- 24.`,
  );
}

const programs = await installNode(line);
const version = execFileSync(path.join(programs, 'node'), ['--version']).toString().trim();
const folder = copyWorkingTree();
console.log(`Testing on Node ${version} in ${folder}`);
process.chdir(folder);
process.exitCode = await accompany(
  'npm',
  ['test', '--', ...parameters],
  childEnvironment({ PATH: `${programs}${path.delimiter}${childEnvironment().PATH}` }),
);

/** Downloads the newest release of a line unless it is there already, and returns the folder of its programs. */
async function installNode(wanted: string): Promise<string> {
  const name = packageName();
  const cache = path.resolve('node_modules/.cache/node', wanted);
  mkdirSync(cache, { recursive: true });
  const { code, output } = await attend(
    { doing: `Fetching Node ${wanted}`, done: `Node ${wanted} was ready` },
    'npm',
    [
      'install',
      `--prefix=${cache}`,
      ...['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--no-save'],
      `${name}@${wanted}`,
    ],
  );
  if (code !== 0) {
    throw new ExpectedFailure(
      `The package ${name} could not be installed: check the network and that your system is one that it exists for.\n${output.trim()}`,
    );
  }
  // The package also has the headers, in include/, which compiling the SQLite driver takes.
  return path.join(cache, 'node_modules', name, 'bin');
}

/** As the package `node` chooses it. */
function packageName(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const system = `${platform}-${process.arch}`;
  return system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
}

/** Copies what Git tracks and what it would, as it stands in the folder, and returns the copy's folder. */
function copyWorkingTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'order-desk-node-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listing).toString().split('\0').filter(Boolean);
  // A file that was deleted and not yet committed is still listed.
  for (const file of files.filter((one) => existsSync(one))) cpSync(file, path.join(copy, file));
  // Some tests list the files of the repository.
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', copy]);
  return copy;
}
