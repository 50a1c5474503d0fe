import { formatNumber } from '@/lib/numbers';
import type { BenchContext, Workspace } from '@/scripts/bench/context';
import { bareImport } from '@/scripts/bench/import/bare';
import { withRaw } from '@/lib/db/raw';
import { fileOrders, multipart, type FileOrder } from '@/scripts/bench/import/file';
import { newImporter } from '@/scripts/bench/import/importer';
import { memoryDuring, timed } from '@/scripts/bench/measure';
import { newReaders } from '@/scripts/bench/readers';
import type { Figure } from '@/scripts/bench/result';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

/** Rows of the file: fewer with few requests, for a quick try. */
const MOST_ROWS = 1_000_000;
const ROWS_PER_REQUEST = 1_000;

const MOST_BARE_ROWS = 100_000;

/** Users who read the list at the same time. */
const READERS = { count: 2, pauseMs: 500 };

const SAMPLE_MS = 500;

const WRITTEN = 'commit';

/** Imports a large file through the pages, without JavaScript, while others read the list. */
export async function measureImport(context: BenchContext): Promise<Figure[]> {
  const workspace = context.workspaces[0]!;
  const rows = Math.min(MOST_ROWS, context.requests * ROWS_PER_REQUEST);
  const figures = await measurePages(context, workspace, rows);
  // Afterwards: on PostgreSQL, deleted rows leave space.
  const bareRows = Math.min(rows, MOST_BARE_ROWS);
  const bare_per_second = bareRows / (await bareSeconds(context, workspace, bareRows));
  const written = figures.find(({ name }) => name.endsWith(WRITTEN))!;
  written.more = { bare_per_second, of_bare: written.perSecond! / bare_per_second };
  return figures;
}

async function measurePages(
  context: BenchContext,
  workspace: Workspace,
  rows: number,
): Promise<Figure[]> {
  const { ownerUrl } = context.database;
  const mark = await markOf(ownerUrl, workspace.id);
  const server = await context.newServer();
  const readers = await newReaders(context, workspace, { origin: server.origin, ...READERS });
  try {
    // Warms the server up.
    for (let turn = 0; turn < context.requests; turn++) await readers.once();
    const importer = newImporter(server.origin, workspace);
    const orders = fileOrders(rows);
    const fileBytes = bytesOf(orders);
    const sizeBefore = await databaseBytes(ownerUrl);
    const steps: [name: string, work: () => Promise<void>][] = [
      ['uploaded', () => importer.upload(orders)],
      ['dry run', importer.check],
      [WRITTEN, importer.write],
    ];
    const common = { orders: workspace.size };
    const figures: Figure[] = [];
    const memory = await memoryDuring(server, SAMPLE_MS, async () => {
      for (const [step, work] of steps) {
        const name = `${formatNumber(rows)} rows, ${step}`;
        const [[, seconds], times] = await readers.during(() => timed(work));
        figures.push({ ...common, name, perSecond: rows / seconds });
        figures.push({ ...common, name: `${name}, list requests`, times });
        const files = ((await databaseBytes(ownerUrl)) - sizeBefore) / fileBytes;
        figures.push({
          ...common,
          name: `${name}, database size as a multiple of the file`,
          more: { files },
        });
      }
    });
    figures.push({
      ...common,
      name: 'maximum memory of the server',
      more: { memory_mb: Math.max(...memory) },
    });
    return figures;
  } finally {
    readers.close();
    await server.stop();
    await rewind(ownerUrl, mark);
  }
}

function bytesOf(orders: readonly FileOrder[]): number {
  let bytes = 0;
  for (const part of multipart(orders, { boundary: '', fields: {} })) bytes += part.length;
  return bytes;
}

/** What tables and indexes take, without free pages. */
function databaseBytes(url: string): Promise<number> {
  return withRaw(url, 'read', async (raw) => {
    const [row] = await raw.rows<{ bytes: unknown }>(
      raw.engine === 'sqlite'
        ? `SELECT ("page_count" - "freelist_count") * "page_size" AS "bytes"
           FROM pragma_page_count, pragma_freelist_count, pragma_page_size`
        : `SELECT pg_database_size(current_database()) AS "bytes"`,
    );
    return Number(row!.bytes);
  });
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
