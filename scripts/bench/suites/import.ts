import { formatNumber } from '@/lib/numbers';
import type { Desk, Workspace } from '@/scripts/bench/desk';
import { bareImport } from '@/scripts/bench/import/bare';
import { fileOrders } from '@/scripts/bench/import/file';
import { newImporter } from '@/scripts/bench/import/importer';
import { memoryDuring } from '@/scripts/bench/memory';
import { newReaders } from '@/scripts/bench/readers';
import type { Figure } from '@/scripts/bench/result';
import { startServer } from '@/scripts/bench/server';
import { markOf, rewind } from '@/scripts/bench/writing/rewind';

/** Rows of the file, at most; fewer where only few requests are asked for, to see whether it works at all. */
const MOST_ROWS = 100_000;
const ROWS_PER_REQUEST = 1_000;

/** People who look at the list meanwhile. */
const READERS = { count: 2, pauseMs: 500 };

const SAMPLE_MS = 500;

/** Imports a large file through the pages of a server, as someone without JavaScript does, while others read the list. */
export async function measureImport(desk: Desk): Promise<Figure[]> {
  const workspace = desk.workspaces[0]!;
  const rows = Math.min(MOST_ROWS, desk.requests * ROWS_PER_REQUEST);
  const bare_per_second = rows / (await bareSeconds(desk, workspace, rows));
  const { ownerUrl } = desk.database;
  const mark = await markOf(ownerUrl, workspace.id);
  const server = await startServer(desk.settings);
  const readers = await newReaders(desk, workspace, { origin: server.origin, ...READERS });
  try {
    // As it is at work, with all of its code loaded.
    for (let turn = 0; turn < desk.requests; turn++) await readers.once();
    const importer = newImporter(server.origin, workspace);
    const orders = fileOrders(rows);
    const steps: [name: string, work: () => Promise<void>][] = [
      ['uploaded', () => importer.upload(orders)],
      ['dry run', importer.check],
      ['commit', importer.write],
    ];
    const common = { orders: workspace.size };
    const figures: Figure[] = [];
    const memory = await memoryDuring(server, SAMPLE_MS, async () => {
      for (const [step, work] of steps) {
        const name = `${formatNumber(rows)} rows, ${step}`;
        const [seconds, times] = await readers.during(() => timed(work));
        figures.push({ ...common, name, perSecond: rows / seconds });
        figures.push({ ...common, name: `${name}, the list meanwhile`, times });
      }
    });
    const written = figures.at(-2)!;
    written.more = { bare_per_second, of_bare: written.perSecond! / bare_per_second };
    return [
      ...figures,
      { ...common, name: 'the server at its most', more: { memory_mb: Math.max(...memory) } },
    ];
  } finally {
    readers.close();
    await server.stop();
    await rewind(ownerUrl, mark);
  }
}

/** How long the driver alone takes for the same rows; they are gone afterwards. */
async function bareSeconds(
  { database, settings }: Desk,
  { id, userId }: Workspace,
  rows: number,
): Promise<number> {
  const mark = await markOf(database.ownerUrl, id);
  const orders = fileOrders(rows);
  const person = { workspaceId: id, userId, name: 'npm run bench' };
  try {
    return await timed(() => bareImport(settings.DATABASE_URL, person, orders));
  } finally {
    await rewind(database.ownerUrl, mark);
  }
}

/** In seconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
