import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runWithProgress, capture } from './child.mjs';
import { ExpectedFailure } from './failure.mjs';

const LOCK = 'package-lock.json';
/** npm's record of what it installed. npm writes it last, so an interrupted installation has none. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Installs the packages of package-lock.json and the native SQLite driver, unless both are already installed.
 * @throws {ExpectedFailure} if packages cannot be installed, or the driver cannot be compiled
 */
export async function installDependencies() {
  if (!isInstalled()) await install();
  if (!driverLoads()) await compileDriver();
}

/** Whether node_modules matches the lock file and this machine. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = Object.entries(packagesOf(LOCK)).filter(([name]) => name !== '');
  const installed = packagesOf(INSTALLED);
  const locked = new Map(wanted);
  return (
    wanted.every(([name, { optional }]) => optional || installed[name]) &&
    Object.entries(installed).every(
      ([name, { version, integrity, os, cpu }]) =>
        locked.get(name)?.version === version &&
        locked.get(name)?.integrity === integrity &&
        (os?.includes(process.platform) ?? true) &&
        (cpu?.includes(process.arch) ?? true),
    )
  );
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function install() {
  const words = {
    doing: 'Installing the locked dependencies',
    done: 'Installed the locked dependencies',
    takes: 'half a minute',
  };
  // Install scripts are skipped: Prisma's only download an engine that nothing uses; the driver's runs below.
  const flags = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runWithProgress(words, 'npm', ['ci', ...flags]);
  if (code === 0) return;
  const reason = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? `exit code ${code}`;
  throw new ExpectedFailure(
    reason === 'EUSAGE'
      ? `The lock file ${LOCK} does not match package.json: run npm install and npm run lock:complete, then run the command again${details(output)}.`
      : `The dependencies could not be installed (${reason}): check the network and the disk, then run the command again${details(output)}.`,
  );
}

/** Whether the native part of better-sqlite3 exists and fits this Node version. */
function driverLoads() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

async function compileDriver() {
  const words = {
    doing: 'Downloading or compiling the SQLite driver',
    done: 'Installed the SQLite driver',
    takes: 'two minutes if it is compiled',
  };
  const { code, output } = await runWithProgress(words, 'npm', [
    'rebuild',
    'better-sqlite3',
    ...headers(),
  ]);
  if (code === 0 && driverLoads()) return;

  throw new ExpectedFailure(
    (await areToolsMissing())
      ? `The SQLite driver could not be compiled: install a C++ compiler, make and python3 (Debian: apt-get install build-essential python3; macOS: xcode-select --install), then run the command again${details(output)}.`
      : `The SQLite driver could not be compiled for Node ${process.versions.node}: use Node 20, 22 or 24, then run the command again${details(output)}.`,
  );
}

/** Uses the headers that came with this Node, instead of downloading them. */
function headers() {
  const prefix = path.dirname(path.dirname(process.execPath));
  return existsSync(path.join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

/** Whether a tool that compiling needs is missing. */
async function areToolsMissing() {
  const tools = [
    ['c++', 'g++', 'clang++'],
    ['make', 'gmake'],
    ['python3', 'python'],
  ];
  const found = await Promise.all(tools.map((names) => Promise.all(names.map(isInstalledProgram))));
  return found.some((names) => !names.includes(true));
}

/** @param {string} program */
async function isInstalledProgram(program) {
  const answer = await capture(program, ['--version']).catch(() => undefined);
  return answer?.code === 0;
}

/** @param {string} output of npm */
function details(output) {
  const log = /A complete log of this run can be found in:\s*(?:npm error\s*)?(\S+)/.exec(
    output,
  )?.[1];
  return log ? ` (details: ${log})` : '';
}
