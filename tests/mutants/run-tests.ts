import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';

/** Why a run failed: the first failing file, or another error. */
export type Failure =
  { why: 'test'; file: string; title: string } | { why: 'error' } | { why: 'endless loop' };

type Report = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

/** In milliseconds; longer than the time limits of a test and a hook together. */
const SILENCE_MS = 300_000;
const ON_SQLITE = '--project=!*postgresql';

/** Runs test files on SQLite until the first failure, in the current folder. */
export async function runTests(files: readonly string[], workers: number): Promise<Failure | null> {
  const report = path.resolve('report.json');
  rmSync(report, { force: true });
  const code = await vitest([
    'run',
    ON_SQLITE,
    '--bail=1',
    `--maxWorkers=${workers}`,
    '--reporter=verbose',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]);
  if (code === 0) return null;
  return code === null ? { why: 'endless loop' } : (failureIn(report) ?? { why: 'error' });
}

/** The exit code; null if it was killed, because no test ended for a long time. */
function vitest(parameters: string[]): Promise<number | null> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...parameters], {
    // Its own process group, to kill workers in an endless loop too.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(),
  });
  let ended: 'endless loop' | 'interrupted' | undefined;
  const end = (why: typeof ended) => {
    ended = why;
    process.kill(-child.pid!, 'SIGKILL');
  };
  const interrupt = () => end('interrupted');
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const patience = setTimeout(() => end('endless loop'), SILENCE_MS);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', () => patience.refresh());
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      clearTimeout(patience);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      if (ended === 'interrupted') return reject(new ExpectedFailure('Interrupted.'));
      resolve(ended ? null : (code ?? 1));
    });
  });
}

function failureIn(report: string): Failure | undefined {
  if (!existsSync(report)) return undefined;
  const { testResults }: Report = JSON.parse(readFileSync(report, 'utf8'));
  const failed = testResults.find(({ status }) => status === 'failed');
  if (!failed) return undefined;
  const title = failed.assertionResults.find(({ status }) => status === 'failed')?.fullName;
  const file = path.relative('.', failed.name);
  return { why: 'test', file, title: title ?? 'outside a test' };
}
