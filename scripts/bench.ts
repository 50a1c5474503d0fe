/**
 * `npm run bench`: measures performance and compares it with the goals. See docs/performance.md for the options, such as
 * `npm run bench -- --suite list --engine sqlite --orders 1000,100000,1000000 --json FILE`.
 */
import { writeFileSync } from 'node:fs';
import { env } from '@/lib/env';
import { selectEngines } from '@/scripts/lib/options';
import { buildCommit, buildHere, type Build } from './bench/build';
import { openContext, type BenchContext } from './bench/context';
import { recordResults } from './bench/record';
import { describeMachine } from './bench/tables';
import { resultsOf, type Figure, type Result, type Suite } from './bench/result';
import { measureBulk } from './bench/suites/bulk';
import { measureExport } from './bench/suites/export';
import { measureImport } from './bench/suites/import';
import { measureLive } from './bench/suites/live';
import { measureList } from './bench/suites/list';
import { measureMemory } from './bench/suites/memory';
import { measureOriginal } from './bench/suites/original';
import { measureRender } from './bench/suites/render';
import { measureWrite } from './bench/suites/write';
import { tablesIn } from './bench/tables';
import { readOptions } from './bench/options';
import { withExpectedErrors } from './lib/expected-errors';

type Measure = (contexts: BenchContext[]) => Promise<Figure[]>;

const options = readOptions();

const MEASURES: Record<Suite, Measure> = {
  list: measureList,
  write: measureWrite,
  // Lighthouse takes seconds to load.
  browser: oneByOne(async (context) =>
    (await import('./bench/suites/browser')).measureBrowser(context),
  ),
  render: measureRender,
  memory: oneByOne(measureMemory),
  export: oneByOne(measureExport),
  live: oneByOne(measureLive),
  bulk: oneByOne(measureBulk),
  import: oneByOne(measureImport),
  original: oneByOne((context) => measureOriginal(context, options.other!)),
};

// Exits normally, so that exit handlers stop servers and remove databases.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const engines = options.engines.flatMap((engine) => selectEngines(engine));
await withExpectedErrors(env);
const machine = describeMachine(new Date());
console.log(machine);

const results: Result[] = [];
const builds = await openBuilds();
try {
  for (const engine of engines) results.push(...(await measureOn(engine)));
} finally {
  for (const { remove } of builds) remove();
}

const tables = `${machine}\n\n${tablesIn(results)}\n`;
console.log(`\n${tables}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
if (options.markdown) writeFileSync(options.markdown, tables);
if (options.record) recordResults(options.record, results);

async function openBuilds(): Promise<Build[]> {
  // The suite write needs no pages.
  const needsPages = options.suites.some((suite) => suite !== 'write');
  if (!options.commits) return [await buildHere({ needsPages })];
  const opened: Build[] = [];
  for (const commit of options.commits) opened.push(await buildCommit(commit));
  return opened;
}

async function measureOn(engine: BenchContext['engine']): Promise<Result[]> {
  const contexts: BenchContext[] = [];
  const found: Result[] = [];
  try {
    for (const build of builds) contexts.push(await openContext(engine, options, build));
    for (const suite of options.suites) {
      console.log(`\n${suite}, ${engine} …`);
      found.push(...resultsOf(suite, engine, await MEASURES[suite](contexts)));
    }
    return found;
  } finally {
    for (const context of contexts) await context.close();
  }
}

/** For a suite that can't alternate between builds. */
function oneByOne(measure: (context: BenchContext) => Promise<Figure[]>): Measure {
  return async (contexts) => {
    const all: Figure[][] = [];
    for (const context of contexts) {
      const figures = await measure(context);
      all.push(figures.map((figure) => ({ ...figure, commit: context.build.commit })));
    }
    // Builds beside each other.
    return all[0]!.flatMap((_, index) => all.flatMap((figures) => figures[index] ?? []));
  };
}
