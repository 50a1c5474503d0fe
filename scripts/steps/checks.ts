import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import type { Tally } from './tally';

const NEXT = 'node_modules/next/dist/bin/next';

/**
 * Has a tool skip the files that it found right in an earlier run. Not in a file named like the tool: where Prettier runs
 * without a cache, it expects a folder of that name.
 */
const cache = (tool: string) => ['--cache', `--cache-location=node_modules/.cache/${tool}-checked`];

/** What is checked without running the product; each part of a check is a Node program with its parameters. */
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
    // The types of the routes are made by Next.
    parts: [
      [NEXT, 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'],
    ],
  },
];

type Check = (typeof CHECKS)[number];

/** Runs every check and prints what is wrong. Each counts as one. */
export async function runChecks(): Promise<Tally> {
  // At once, because each of them keeps a single core busy.
  const results = await Promise.all(CHECKS.map(runCheck));
  return {
    passed: results.filter((isRight) => isRight).length,
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
