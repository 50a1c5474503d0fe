import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import type { TestResults } from './test-results';

const NEXT = 'node_modules/next/dist/bin/next';

/**
 * Lets a tool skip files that passed in an earlier run. The file isn't named after the tool, because Prettier expects a
 * folder of that name when it runs without a cache.
 */
const cache = (tool: string) => ['--cache', `--cache-location=node_modules/.cache/${tool}-checked`];

/** Each part is a Node program with its parameters. */
const CHECKS = [
  {
    name: 'format',
    parts: [['node_modules/prettier/bin/prettier.cjs', '--check', ...cache('prettier'), '.']],
  },
  {
    name: 'lint',
    parts: [['node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...cache('eslint'), '.']],
  },
  { name: 'words', parts: [['--import', 'tsx', 'scripts/check-words.ts']] },
  { name: 'nothing unused', parts: [['node_modules/knip/bin/knip.js', '--no-progress']] },
  {
    name: 'types',
    // Next generates the types of the routes.
    parts: [
      [NEXT, 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'],
    ],
  },
];

type Check = (typeof CHECKS)[number];

/** Runs all checks and prints their findings. Each check counts as one test. */
export async function runChecks(): Promise<TestResults> {
  // Concurrently, because each keeps only one core busy.
  const results = await Promise.all(CHECKS.map(runCheck));
  return {
    passed: results.filter((isPassed) => isPassed).length,
    failures: CHECKS.filter((_, index) => !results[index]).map(({ name }) => name),
  };
}

async function runCheck({ name, parts }: Check): Promise<boolean> {
  const start = performance.now();
  const environment = childEnvironment({ NEXT_TELEMETRY_DISABLED: '1' });
  for (const part of parts) {
    const { code, output } = await capture(process.execPath, part, environment);
    if (code !== 0) {
      console.log(`${output.trim()}\n${name}: failed (${seconds()} s)`);
      return false;
    }
  }
  console.log(`${name}: passed (${seconds()} s)`);
  return true;

  function seconds(): number {
    return Math.round((performance.now() - start) / 1_000);
  }
}
