/**
 * `npm run test:titles -- FILE` writes the titles of all tests, without running them; `--in FOLDER` those of another checkout.
 * `npm run test:titles -- --compare BEFORE AFTER` prints how two such lists differ.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment } from '@/lib/env';
import { compareTitles, groupByFile, SEPARATOR } from '@/tests/support/titles';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { readPlaywrightReport } from '@/scripts/lib/playwright-report';
import { findPostgres } from '@/scripts/lib/postgres-programs';

/** Some titles contain a random one. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const { values, positionals } = parseArgs({
  options: { compare: { type: 'boolean' }, in: { type: 'string', default: '.' } },
  allowPositionals: true,
});
const [file, other] = positionals;
if (!file || !!values.compare !== !!other) {
  throw new ExpectedFailure('Name the file to write, or --compare and two files.');
}
if (other) compare(file, other);
else await write(path.resolve(file));

function compare(...files: string[]): void {
  const lists = files.map((name) => readFileSync(name, 'utf8').split('\n').filter(Boolean));
  const { moved, ...differences } = compareTitles(lists[0]!, lists[1]!);
  for (const [what, lines] of Object.entries(differences)) {
    console.log([`${what}: ${lines.length}`, ...groupByFile(lines), ''].join('\n'));
  }
  console.log(`${lists[0]!.length} titles before, ${lists[1]!.length} after, ${moved} moved.`);
}

async function write(target: string): Promise<void> {
  process.chdir(values.in);
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-titles-'));
  try {
    const titles = [...(await vitestTitles(folder)), ...(await playwrightTitles(folder))];
    const lines = titles.map((title) => title.replaceAll('\n', '\\n').replace(UUID, 'UUID')).sort();
    writeFileSync(target, lines.map((line) => `${line}\n`).join(''));
    console.log(`${titles.length} titles in ${target}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function vitestTitles(folder: string): Promise<string[]> {
  const output = path.join(folder, 'vitest.json');
  // Files can share modules, since nothing runs.
  const parameters = ['list', `--json=${output}`, '--no-isolate'];
  if (!existsSync('.next/app-path-routes-manifest.json'))
    leaveOut('matrix', 'a build', '--exclude=tests/matrix/**');
  if (!findPostgres()) leaveOut('*-postgresql', 'PostgreSQL', '--project=!*-postgresql');
  await run(['node_modules/vitest/vitest.mjs', ...parameters]);
  const tests: { name: string; file: string; projectName: string }[] = read(output);
  return tests.map(({ name, file, projectName }) => {
    const title = name.replaceAll(' > ', SEPARATOR);
    return [projectName, path.relative('.', file), title].join(SEPARATOR);
  });

  function leaveOut(project: string, missing: string, option: string): void {
    console.log(`Without the titles of ${project}, which need ${missing}.`);
    parameters.push(option);
  }
}

async function playwrightTitles(folder: string): Promise<string[]> {
  const output = path.join(folder, 'playwright.json');
  const parameters = ['node_modules/playwright/cli.js', 'test', '--list', '--reporter=json'];
  await run(parameters, { PLAYWRIGHT_JSON_OUTPUT_FILE: output });
  return readPlaywrightReport(read(output)).tests.map(({ project, titles }) =>
    [project, `tests/e2e/${titles.join(SEPARATOR)}`].join(SEPARATOR),
  );
}

async function run(parameters: string[], settings: Record<string, string> = {}): Promise<void> {
  const { code, output } = await capture(process.execPath, parameters, childEnvironment(settings));
  if (code !== 0) throw new ExpectedFailure(output);
}

function read(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
