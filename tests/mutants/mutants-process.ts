import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { EQUIVALENT } from './equivalent';
import { inventory } from './inventory';
import { newJudge, type Judge } from './test-runner';
import { mutated, type Mutant } from './mutant';
import { ATTACKS, importsIn, stagesFor } from './tests';

// Runs in a copy of the repository, whose files it changes: `tests/commands/test-mutants.ts` makes that copy and starts this.
const wish = z
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
/** Tests that fail by themselves prove nothing. */
const broken = new Set<string>();

const judge = await newJudge(wish.workers);
try {
  const failure = await judge.failureIn(attacks);
  if (failure) throw new Error(`The attacks fail without any mutant: ${failure}`);
  const wanted = inventory().filter(
    ({ id }) => wish.only.some((part) => id.includes(part)) && EQUIVALENT[id] === undefined,
  );
  for (const mutant of wanted) {
    const start = performance.now();
    const killer = await killerOf(judge, mutant);
    const { file, line, before, after } = mutant;
    const seconds = Math.round((performance.now() - start) / 1_000);
    console.log(`${file}:${line} ${mutant.kind}: ${before} -> ${after}`);
    console.log(`  ${killer ? `killed by ${killer}` : `SURVIVED ${mutant.id}`} (${seconds} s)`);
    appendFileSync(wish.report, `${JSON.stringify({ id: mutant.id, killer })}\n`);
  }
} finally {
  await judge.close();
}
// Vitest set another one, because tests failed, as they had to.
process.exitCode = 0;

/** The test that fails with the mutant in place and passes without; null where none does. */
async function killerOf({ failureIn, forget }: Judge, mutant: Mutant): Promise<string | null> {
  const { file, edits } = mutant;
  const text = readFileSync(file, 'utf8');
  const put = (what: string) => {
    writeFileSync(file, what);
    forget(file);
  };
  const stages = stagesFor(file, imports);
  try {
    for (const stage of wish.quick ? stages.slice(0, 1) : stages) {
      for (;;) {
        put(mutated(text, edits));
        const sound = stage.filter((test) => !broken.has(test));
        const failure = sound.length > 0 ? await failureIn(sound) : null;
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
