/**
 * `npm run test:mutants`: removes each workspace predicate and each permission check in turn, in a copy of the sources,
 * and runs the tests that depend on it. Every one of these mutants has to be killed.
 * `npm run test:mutants -- --only lib/team,app/ --workers 1` narrows it; `--list yes` only lists them, `--quick yes` runs
 * only the attack tests of the same domain.
 * `npm run test:mutants -- --random 60 --seed 7` measures instead how many random changes of lib are detected by related
 * tests. `--write FILE` saves the list of changes, `--from FILE` loads it, and `--in FOLDER` measures another checkout.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { childEnvironment } from '@/lib/env';
import { runInTerminal } from '@/scripts/bootstrap/child.mjs';
import { parseOptions, parseWholeNumber } from '@/scripts/lib/options';
import { newCopy } from '@/tests/mutants/copy';
import { EQUIVALENT } from '@/tests/mutants/equivalent';
import { inventory } from '@/tests/mutants/inventory';
import { measure } from '@/tests/mutants/measure';

const given = parseOptions(
  ...(['only', 'workers', 'list', 'quick', 'random', 'seed', 'from', 'write', 'in'] as const),
);
const only = (given.only ?? '').split(',');
const mutants = inventory().filter(({ id }) => only.some((part) => id.includes(part)));
const outcome = z.object({ id: z.string(), killer: z.string().nullable() });

if (given.random ?? given.from) {
  await measure(given);
} else {
  list();
  if (!given.list) await run();
}

function list(): void {
  for (const { id, file, line, before, after } of mutants) {
    const why = EQUIVALENT[id];
    if (given.list || why) console.log(`${file}:${line} ${id}\n  ${before} -> ${after}`);
    if (why) console.log(`  not run: ${why}`);
  }
}

async function run(): Promise<void> {
  const here = process.cwd();
  const copy = newCopy();
  const report = path.join(copy.folder, 'mutants.jsonl');
  const options = {
    only,
    workers: parseWholeNumber(given.workers, 2),
    quick: !!given.quick,
    report,
  };
  try {
    process.chdir(copy.folder);
    const runner = ['--import', 'tsx', 'tests/mutants/mutants-process.ts', JSON.stringify(options)];
    // Vitest's command line sets this, but not its Node API; otherwise lib/env refuses the test settings.
    const environment = childEnvironment({ NODE_ENV: 'test' });
    const code = await runInTerminal(process.execPath, runner, environment);
    process.chdir(here);
    const survivors = code === 0 ? printOutcome(report) : ['unknown'];
    if (survivors.length > 0) process.exitCode = 1;
  } finally {
    copy.remove();
  }
}

/** Prints the outcome; returns the survivors. */
function printOutcome(report: string): string[] {
  const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean);
  const outcomes = lines.map((line) => outcome.parse(JSON.parse(line)));
  const survivors = outcomes.filter(({ killer }) => killer === null).map(({ id }) => id);
  const left = mutants.length - outcomes.length;
  for (const id of survivors) console.log(`SURVIVED ${id}`);
  console.log(
    `${outcomes.length} mutants, ${outcomes.length - survivors.length} killed, ${survivors.length} survived; ${left} not run, because they are equivalent.`,
  );
  return survivors;
}
