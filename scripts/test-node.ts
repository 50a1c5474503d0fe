/**
 * `npm run test:node -- 24 [parameters of npm test]`: `npm test` on another Node line, in a copy of this folder, because
 * the SQLite driver in node_modules fits only the Node that it was compiled for.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { accompany, attend } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';

const LINES = ['20.19', '20', '22', '24'];
const CACHE = path.join(homedir(), '.cache', 'order-desk');

const [line = '', ...parameters] = process.argv.slice(2);
if (!LINES.includes(line)) {
  throw new ExpectedFailure(
    `Choose a Node line, one of ${LINES.join(', ')}, as in npm run test:node -- 24.`,
  );
}

const programs = await installNode(line);
const version = execFileSync(path.join(programs, 'node'), ['--version']).toString().trim();
const copy = path.join(CACHE, `copy-${digestOf(process.cwd())}-${version}`);
updateCopy(copy);
console.log(`Testing on Node ${version} in ${copy}`);
process.chdir(copy);
const environment = childEnvironment();
process.exitCode = await accompany('npm', ['test', '--', ...parameters], {
  ...environment,
  // Where nothing is precompiled for it, the SQLite driver is compiled with the headers of this Node.
  npm_config_nodedir: path.dirname(programs),
  PATH: `${programs}${path.delimiter}${environment.PATH}`,
});

/** Downloads the newest release of a line unless it is there already, and returns the folder of its programs. */
async function installNode(wanted: string): Promise<string> {
  const name = packageName();
  const folder = path.join(CACHE, `node-${wanted}`);
  mkdirSync(folder, { recursive: true });
  const words = { doing: `Fetching Node ${wanted}`, done: `Node ${wanted} was ready` };
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--no-save'];
  const { code, output } = await attend(words, 'npm', [
    ...['install', `--prefix=${folder}`],
    ...flags,
    `${name}@${wanted}`,
  ]);
  if (code !== 0) {
    throw new ExpectedFailure(
      `The package ${name} could not be installed: check the network, and that it exists for your system.\n${output.trim()}`,
    );
  }
  return path.join(folder, 'node_modules', name, 'bin');
}

/** The package with the Node of this system, as the package `node` chooses it. */
function packageName(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const system = `${platform}-${process.arch}`;
  return system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
}

/**
 * Gives the copy the files of this folder, committed or not. What Git ignores stays there from the last run, such as
 * node_modules and the build, which spares that set-up.
 */
function updateCopy(folder: string): void {
  // Some tests ask Git for the files of the repository.
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
  for (const file of filesOf(folder)) rmSync(path.join(folder, file));
  // A deleted file is listed until the deletion is committed.
  const files = filesOf('.').filter((file) => existsSync(file));
  for (const file of files) cpSync(file, path.join(folder, file));
}

/** The files that Git tracks or would track. */
function filesOf(folder: string): string[] {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', ['-C', folder, ...listing]);
  return output.toString().split('\0').filter(Boolean);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
