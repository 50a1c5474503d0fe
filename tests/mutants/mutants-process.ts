import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { EQUIVALENT } from './equivalent';
import { inventory } from './inventory';
import { newTestRunner, type TestRunner } from './test-runner';
import { mutated, type Mutant } from './mutant';
import { ATTACKS, importsIn, stagesFor } from './tests';

// Changes files, so `tests/commands/test-mutants.ts` starts it in a copy of the repository.
const options = z
  .object({
    only: z.array(z.string()),
    workers: z.number(),
    quick: z.boolean(),
    report: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const imports = importsIn(['app', 'components', 'lib', 'scripts', 'tests']);
const attacks = [...imports.keys()].filter(
  (file) => file.startsWith(ATTACKS) && file.endsWith('.test.ts'),
);
/** Tests that also fail without a mutant. */
const broken = new Set<string>();

const runner = await newTestRunner(options.workers);
try {
  const failure = await runner.failureIn(attacks);
  if (failure) throw new Error(`The attacks fail without any mutant: ${failure}`);
  const wanted = inventory().filter(
    ({ id }) => options.only.some((part) => id.includes(part)) && EQUIVALENT[id] === undefined,
  );
  for (const mutant of wanted) {
    const start = performance.now();
    const killer = await killerOf(runner, mutant);
    const { file, line, before, after } = mutant;
    const seconds = Math.round((performance.now() - start) / 1_000);
    console.log(`${file}:${line} ${mutant.kind}: ${before} -> ${after}`);
    console.log(`  ${killer ? `killed by ${killer}` : `SURVIVED ${mutant.id}`} (${seconds} s)`);
    appendFileSync(options.report, `${JSON.stringify({ id: mutant.id, killer })}\n`);
  }
} finally {
  await runner.close();
}
// Vitest has set another one, since tests failed as expected.
process.exitCode = 0;

/** A test that fails with the mutant and passes without; null if there is none. */
async function killerOf(
  { failureIn, invalidate }: TestRunner,
  mutant: Mutant,
): Promise<string | null> {
  const { file, edits } = mutant;
  const text = readFileSync(file, 'utf8');
  const put = (what: string) => {
    writeFileSync(file, what);
    invalidate(file);
  };
  const stages = stagesFor(file, imports);
  try {
    for (const stage of options.quick ? stages.slice(0, 1) : stages) {
      for (;;) {
        put(mutated(text, edits));
        const reliable = stage.filter((test) => !broken.has(test));
        const failure = reliable.length > 0 ? await failureIn(reliable) : null;
        if (!failure) break;
        const [test = ''] = failure.split(' > ');
        if (test.startsWith(ATTACKS)) return failure;
        put(text);
        if (!(await failureIn([test]))) return failure;
        broken.add(test);
      }
    }
    return null;
  } finally {
    put(text);
  }
}
