import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseWholeNumber } from '@/scripts/lib/options';
import { randomFrom, whole } from '@/tests/faults/random';
import { apply, describeChange, type SmallChange } from './changes';
import { chooseChanges } from './choose';
import { newCopy } from './copy';
import { importsIn, relatedTests } from './tests';
import { runTests, type Failure } from './run-tests';

const listSchema = z.array(
  z.object({
    file: z.string(),
    start: z.number(),
    end: z.number(),
    before: z.string(),
    after: z.string(),
  }),
);

/** `random` is the number of changes to choose, `from` a file with changes, `in` another checkout. */
export type Measurement = Partial<
  Record<'random' | 'seed' | 'from' | 'write' | 'in' | 'workers' | 'list', string>
>;

/** Makes small changes one by one, and prints which of them the tests detect. */
export async function measure(given: Measurement): Promise<void> {
  const checkout = path.resolve(given.in ?? '.');
  const texts = libIn(checkout);
  const seed = parseWholeNumber(given.seed, whole(Math.random, 1_000_000));
  const source = given.from ?? `seed ${seed}`;
  const wanted = given.from
    ? listSchema.parse(JSON.parse(readFileSync(given.from, 'utf8')))
    : chooseChanges(texts, { count: parseWholeNumber(given.random, 60), random: randomFrom(seed) });
  if (given.write) writeFileSync(given.write, `${JSON.stringify(wanted, null, 2)}\n`);
  const changes = wanted.filter(({ file, start, end, before }) => {
    return texts.get(file)?.slice(start, end) === before;
  });
  if (given.list) {
    for (const change of changes) console.log(describeChange(texts.get(change.file)!, change));
  }
  console.log(`${changes.length} mutants from ${source}`);
  const left = wanted.length - changes.length;
  if (left > 0) console.log(`${left} skipped: their text has changed.`);
  if (given.list) return;

  const copy = newCopy(checkout);
  const here = process.cwd();
  try {
    process.chdir(copy.folder);
    const counts = await testChanges(changes, {
      texts,
      workers: parseWholeNumber(given.workers, 2),
    });
    const { endless, survived } = counts;
    const killed = changes.length - survived;
    console.log(
      `${changes.length} mutants, ${killed} killed (${endless} by an endless loop), ${survived} survived, ${source}`,
    );
  } finally {
    process.chdir(here);
    copy.remove();
  }
}

type Options = { texts: ReadonlyMap<string, string>; workers: number };

async function testChanges(changes: readonly SmallChange[], { texts, workers }: Options) {
  const imports = importsIn(['app', 'components', 'lib', 'scripts', 'tests'].filter(existsSync));
  const counts = { endless: 0, survived: 0 };
  for (const [index, change] of changes.entries()) {
    const start = performance.now();
    const text = texts.get(change.file)!;
    console.log(`${index + 1}. ${describeChange(text, change)}`);
    const related = relatedTests(change.file, imports);
    const failure = await failureOf(change, { text, related, workers });
    if (!failure) counts.survived += 1;
    if (failure?.why === 'endless loop') counts.endless += 1;
    const seconds = Math.round((performance.now() - start) / 1_000);
    console.log(`   ${describeFailure(failure)} (${related.length} related files, ${seconds} s)`);
  }
  return counts;
}

function describeFailure(failure: Failure | null): string {
  if (!failure) return 'SURVIVED';
  return failure.why === 'test'
    ? `killed by ${failure.file} > ${failure.title}`
    : `killed by an ${failure.why}`;
}

/** The failure that detects a change; null if there is none. */
async function failureOf(
  change: SmallChange,
  { text, related, workers }: { text: string; related: readonly string[]; workers: number },
): Promise<Failure | null> {
  const run = (files: readonly string[], content: string) => {
    writeFileSync(change.file, content);
    return runTests(files, workers);
  };
  const changed = apply(text, change);
  const unreliable = new Set<string>();
  try {
    for (const stage of stagesOf(related)) {
      for (;;) {
        const files = stage.filter((file) => !unreliable.has(file));
        const failure = files.length > 0 ? await run(files, changed) : null;
        if (!failure) break;
        const suspects = failure.why === 'test' ? [failure.file] : files;
        // A failure counts only if it is repeatable, and doesn't occur without the change.
        const isProof =
          !(await run(suspects, text)) &&
          (failure.why !== 'test' || (await run(suspects, changed)) !== null);
        if (isProof) return failure;
        for (const file of suspects) unreliable.add(file);
        console.log(`   unreliable: ${describeFailure(failure)}`);
      }
    }
    return null;
  } finally {
    writeFileSync(change.file, text);
  }
}

/** Eight files, then twice as many each time: usually the nearest tests fail. */
function stagesOf(files: readonly string[]): string[][] {
  const stages: string[][] = [];
  for (let from = 0, size = 8; from < files.length; from += size, size *= 2) {
    stages.push(files.slice(from, from + size));
  }
  return stages;
}

/** The content of each file of `lib`, without generated ones. */
function libIn(checkout: string): Map<string, string> {
  const names = readdirSync(path.join(checkout, 'lib'), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.ts') && !name.startsWith('db/generated'))
    .map((name) => `lib/${name}`)
    .sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(checkout, file), 'utf8')]));
}
