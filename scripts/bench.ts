/**
 * `npm run bench`: how quick the desk is, with the goals beside the figures.
 * `npm run bench -- --suite list --engine sqlite --orders 1000,100000,1000000 --json FILE` narrows it and writes the
 * figures down; docs/performance.md tells all options.
 */
import { writeFileSync } from 'node:fs';
import { env } from '@/lib/env';
import { selectEngines } from '@/scripts/lib/options';
import { openDesk, type Desk } from './bench/desk';
import { machineInWords } from './bench/machine';
import { resultsOf, type Figure, type Result, type Suite } from './bench/result';
import { measureBulk } from './bench/suites/bulk';
import { measureExport } from './bench/suites/export';
import { measureImport } from './bench/suites/import';
import { measureLive } from './bench/suites/live';
import { measureList } from './bench/suites/list';
import { measureRender } from './bench/suites/render';
import { measureWrite } from './bench/suites/write';
import { tablesIn } from './bench/tables';
import { readOptions } from './bench/wish';
import { buildApplication } from './steps/build';
import { expecting } from './steps/expecting';

const MEASURES: Record<Suite, (desk: Desk) => Promise<Figure[]>> = {
  list: measureList,
  write: measureWrite,
  // Lighthouse takes seconds to load.
  browser: async (desk) => (await import('./bench/suites/browser')).measureBrowser(desk),
  render: measureRender,
  export: measureExport,
  live: measureLive,
  bulk: measureBulk,
  import: measureImport,
};

// So that what it started ends with it, and its database goes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const wish = readOptions();
const engines = wish.engines.flatMap((engine) => selectEngines(engine));
await expecting(env);
// Changes are measured below the pages, which need no build.
if (wish.suites.some((suite) => suite !== 'write')) await buildApplication();
const machine = machineInWords(new Date());
console.log(machine);

const results: Result[] = [];
for (const engine of engines) {
  const desk = await openDesk(engine, wish);
  try {
    for (const suite of wish.suites) {
      console.log(`\n${suite}, ${engine} …`);
      results.push(...resultsOf(suite, engine, await MEASURES[suite](desk)));
    }
  } finally {
    await desk.close();
  }
}

const tables = `${machine}\n\n${tablesIn(results)}\n`;
console.log(`\n${tables}`);
if (wish.json) writeFileSync(wish.json, `${JSON.stringify(results, null, 2)}\n`);
if (wish.markdown) writeFileSync(wish.markdown, tables);
