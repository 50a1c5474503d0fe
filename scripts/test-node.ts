/**
 * `npm run test:node -- 24 [options of npm test]`: `npm test` with another Node version, in a copy of this folder, because
 * the SQLite driver in node_modules only works with the Node version it was compiled for.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { runInTerminal, runWithProgress } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';

const VERSIONS = ['20.19', '20', '22', '24'];
const CACHE = path.join(homedir(), '.cache', 'order-desk');

const [wanted = '', ...parameters] = process.argv.slice(2);
if (!VERSIONS.includes(wanted)) {
  throw new ExpectedFailure(
    `Choose a Node version, one of ${VERSIONS.join(', ')}, as in npm run test:node -- 24.`,
  );
}

const programs = await installNode(wanted);
const version = execFileSync(path.join(programs, 'node'), ['--version']).toString().trim();
const copy = path.join(CACHE, `copy-${digestOf(process.cwd())}-${version}`);
updateCopy(copy);
console.log(`Testing on Node ${version} in ${copy}`);
process.chdir(copy);
const environment = childEnvironment();
process.exitCode = await runInTerminal('npm', ['test', '--', ...parameters], {
  ...environment,
  // If no precompiled SQLite driver exists, it is compiled with the headers of this Node version.
  npm_config_nodedir: path.dirname(programs),
  PATH: `${programs}${path.delimiter}${environment.PATH}`,
});

/** Installs the newest release of a version if it is missing. Returns the folder with its programs. */
async function installNode(wanted: string): Promise<string> {
  const name = packageName();
  const folder = path.join(CACHE, `node-${wanted}`);
  mkdirSync(folder, { recursive: true });
  const words = { doing: `Installing Node ${wanted}`, done: `Installed Node ${wanted}` };
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--no-save'];
  const { code, output } = await runWithProgress(words, 'npm', [
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

/** The npm package of Node for this system, as the package `node` chooses it. */
function packageName(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const system = `${platform}-${process.arch}`;
  return system === 'darwin-arm64' ? `node-bin-${system}` : `node-${system}`;
}

/**
 * Copies the files of this folder, committed or not. Files that Git ignores stay in the copy, such as node_modules and the
 * build, so that they need not be created for each run.
 */
function updateCopy(folder: string): void {
  // Some tests list the files of the Git repository.
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
  for (const file of filesOf(folder)) rmSync(path.join(folder, file));
  // Git lists a deleted file until the deletion is committed.
  const files = filesOf('.').filter((file) => existsSync(file));
  for (const file of files) cpSync(file, path.join(folder, file));
}

/** Files that are tracked, or untracked but not ignored. */
function filesOf(folder: string): string[] {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', ['-C', folder, ...listing]);
  return output.toString().split('\0').filter(Boolean);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
