/**
 * `npm run bench`: measures performance and compares it with the goals. See docs/performance.md for the options, such as
 * `npm run bench -- --suite list --engine sqlite --orders 1000,100000,1000000 --json FILE`.
 */
import { writeFileSync } from 'node:fs';
import { env } from '@/lib/env';
import { selectEngines } from '@/scripts/lib/options';
import { openContext, type BenchContext } from './bench/context';
import { describeMachine } from './bench/tables';
import { resultsOf, type Figure, type Result, type Suite } from './bench/result';
import { measureBulk } from './bench/suites/bulk';
import { measureExport } from './bench/suites/export';
import { measureImport } from './bench/suites/import';
import { measureLive } from './bench/suites/live';
import { measureList } from './bench/suites/list';
import { measureRender } from './bench/suites/render';
import { measureWrite } from './bench/suites/write';
import { tablesIn } from './bench/tables';
import { readOptions } from './bench/options';
import { buildApplication } from './lib/build';
import { withExpectedErrors } from './lib/expected-errors';

const MEASURES: Record<Suite, (context: BenchContext) => Promise<Figure[]>> = {
  list: measureList,
  write: measureWrite,
  // Lighthouse takes seconds to load.
  browser: async (context) => (await import('./bench/suites/browser')).measureBrowser(context),
  render: measureRender,
  export: measureExport,
  live: measureLive,
  bulk: measureBulk,
  import: measureImport,
};

// Exits normally, so that exit handlers stop servers and remove databases.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const options = readOptions();
const engines = options.engines.flatMap((engine) => selectEngines(engine));
await withExpectedErrors(env);
// The suite write needs no pages.
if (options.suites.some((suite) => suite !== 'write')) await buildApplication();
const machine = describeMachine(new Date());
console.log(machine);

const results: Result[] = [];
for (const engine of engines) {
  const context = await openContext(engine, options);
  try {
    for (const suite of options.suites) {
      console.log(`\n${suite}, ${engine} …`);
      results.push(...resultsOf(suite, engine, await MEASURES[suite](context)));
    }
  } finally {
    await context.close();
  }
}

const tables = `${machine}\n\n${tablesIn(results)}\n`;
console.log(`\n${tables}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
if (options.markdown) writeFileSync(options.markdown, tables);
