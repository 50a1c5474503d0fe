import { formatNumber } from '@/lib/numbers';
import type { BenchContext, Workspace } from '@/scripts/bench/context';
import { bareImport } from '@/scripts/bench/import/bare';
import { fileOrders } from '@/scripts/bench/import/file';
import { newImporter } from '@/scripts/bench/import/importer';
import { memoryDuring, timed } from '@/scripts/bench/measure';
import { newReaders } from '@/scripts/bench/readers';
import type { Figure } from '@/scripts/bench/result';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

/** Rows of the file: fewer with few requests, for a quick try. */
const MOST_ROWS = 100_000;
const ROWS_PER_REQUEST = 1_000;

/** Users who read the list at the same time. */
const READERS = { count: 2, pauseMs: 500 };

const SAMPLE_MS = 500;

/** Imports a large file through the pages, without JavaScript, while others read the list. */
export async function measureImport(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces[0]!;
  const rows = Math.min(MOST_ROWS, context.requests * ROWS_PER_REQUEST);
  const bare_per_second = rows / (await bareSeconds(context, workspace, rows));
  const { ownerUrl } = context.database;
  const mark = await markOf(ownerUrl, workspace.id);
  const server = await context.newServer();
  const readers = await newReaders(context, workspace, { origin: server.origin, ...READERS });
  try {
    // Warms the server up.
    for (let turn = 0; turn < context.requests; turn++) await readers.once();
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
        const [[, seconds], times] = await readers.during(() => timed(work));
        figures.push({ ...common, name, perSecond: rows / seconds });
        figures.push({ ...common, name: `${name}, list requests`, times });
      }
    });
    const written = figures.at(-2)!;
    written.more = { bare_per_second, of_bare: written.perSecond! / bare_per_second };
    return [
      ...figures,
      { ...common, name: 'maximum memory of the server', more: { memory_mb: Math.max(...memory) } },
    ];
  } finally {
    readers.close();
    await server.stop();
    await rewind(ownerUrl, mark);
  }
}

/** How long the bare driver takes for the same rows, which are deleted afterwards. */
async function bareSeconds(
  { database, settings }: BenchContext,
  { id, userId }: Workspace,
  rows: number,
): Promise<number> {
  const mark = await markOf(database.ownerUrl, id);
  const orders = fileOrders(rows);
  const person = { workspaceId: id, userId, name: 'npm run bench' };
  try {
    const [, seconds] = await timed(() => bareImport(settings.DATABASE_URL, person, orders));
    return seconds;
  } finally {
    await rewind(database.ownerUrl, mark);
  }
}
