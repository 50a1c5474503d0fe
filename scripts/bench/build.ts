import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { childEnvironment } from '@/lib/env';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { buildApplication } from '@/scripts/lib/build';
import { withExpectedErrors } from '@/scripts/lib/expected-errors';
import { fillDatabase } from './fill/fill';

/** The code to measure, built for production. */
export type Build = {
  folder: string;
  /** Its short hash, if it is a commit checked out to compare it with others. */
  commit?: string;
  remove: () => void;
};

const LOCK = 'package-lock.json';

/** Parameters of Node for our TypeScript. */
const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];

// What a commit's folder must have, besides its server and scripts/bench/write/process.ts. The paths and functions stay, so
// that later versions of the bench can measure it.
const INSTALL = `
  const { installDependencies } = await import('./scripts/bootstrap/dependencies.mjs');
  await installDependencies();`;
const BUILD = `
  const { generateClients } = await import('./scripts/lib/prisma-clients.ts');
  await generateClients();
  const { buildApplication } = await import('./scripts/lib/build.ts');
  await buildApplication();`;
const FILL = `
  const { upgrade } = await import('./lib/upgrade/upgrade.ts');
  const { withRaw } = await import('./lib/db/raw.ts');
  const { fillDatabase } = await import('./scripts/bench/fill/fill.ts');
  const [url, ...sizes] = process.argv.slice(1);
  await withRaw(url, 'write', (raw) => upgrade(raw));
  await fillDatabase(url, sizes.map(Number));`;

/** This folder as it is. */
export async function buildHere({ needsPages }: { needsPages: boolean }): Promise<Build> {
  if (needsPages) await buildApplication();
  return { folder: process.cwd(), remove: () => undefined };
}

/**
 * Checks a commit out into a temporary folder and builds it.
 * @throws ExpectedFailure if there is no such commit, or it can't be built
 */
export async function buildCommit(reference: string): Promise<Build & { commit: string }> {
  const commit = resolveCommit(reference);
  const folder = mkdtempSync(path.join(tmpdir(), `order-desk-${commit}-`));
  const remove = () => {
    process.off('exit', remove);
    execFileSync('git', ['worktree', 'remove', '--force', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  execFileSync('git', ['worktree', 'add', '--detach', '--quiet', folder, commit]);
  const isLocked = readFileSync(LOCK).equals(readFileSync(path.join(folder, LOCK)));
  if (isLocked) copyPackages(path.join(folder, 'node_modules'));
  const build = { folder, commit, remove };
  const installing = { doing: `Installing ${commit}`, done: `Installed ${commit}` };
  await runIn(build, installing, evaluating(INSTALL));
  const building = { doing: `Building ${commit}`, done: `Built ${commit}` };
  await runIn(build, building, [...TYPESCRIPT, ...evaluating(BUILD)]);
  return build;
}

/** The short hash of a commit. */
export function resolveCommit(reference: string): string {
  try {
    const parameters = ['rev-parse', '--quiet', '--verify', '--short=7', `${reference}^{commit}`];
    return execFileSync('git', parameters, { stdio: 'pipe' }).toString().trim();
  } catch {
    throw new ExpectedFailure(`There is no commit "${reference}".`);
  }
}

/** Migrates a database and fills it, both with the measured code, because commits can have different columns. */
export async function prepareDatabase(build: Build, url: string, sizes: number[]): Promise<void> {
  if (build.commit === undefined) {
    // A kept database may be from an earlier version.
    await withExpectedErrors(() => withRaw(url, 'write', (raw) => upgrade(raw)));
    await fillDatabase(url, sizes);
    return;
  }
  const words = {
    doing: `Filling the database of ${build.commit}`,
    done: `Filled the database of ${build.commit}`,
  };
  const parameters = ['--', url, ...sizes.map(String)];
  await runIn(build, words, [...TYPESCRIPT, ...evaluating(FILL), ...parameters]);
}

/** Turbopack follows no link to packages outside its folder, so files are linked one by one, or copied. */
function copyPackages(target: string): void {
  try {
    execFileSync('cp', ['-al', 'node_modules', target], { stdio: 'ignore' });
  } catch {
    cpSync('node_modules', target, { recursive: true, verbatimSymlinks: true });
  }
}

function evaluating(code: string): string[] {
  return ['--input-type=module', '--eval', code];
}

async function runIn(
  { folder }: Build,
  words: { doing: string; done: string },
  parameters: string[],
): Promise<void> {
  const environment = childEnvironment({ NODE_ENV: 'production' });
  const { code, output } = await runWithProgress(
    words,
    process.execPath,
    parameters,
    environment,
    folder,
  );
  if (code === 0) return;
  console.error(output.trim());
  throw new ExpectedFailure(`${words.doing} failed: see the output above.`);
}
