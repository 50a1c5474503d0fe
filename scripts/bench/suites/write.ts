import { z } from 'zod';
import type { BenchContext, Workspace } from '@/scripts/bench/context';
import { runSubprocess } from '@/scripts/bench/subprocess';
import { median, type Figure } from '@/scripts/bench/result';
import { CHANGES } from '@/scripts/bench/write/rounds';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

const PROCESS = 'scripts/bench/write/process.ts';

/** Commits are measured this often, in turn, and a single one once. */
const REPEATS = 3;

/** Orders per round, per request of the options. */
const ORDERS = 2;

// Commits are measured with their own program, so this stays, and new values are optional.
const linesSchema = z.array(
  z.object({
    change: z.enum(CHANGES),
    clients: z.number(),
    times: z.array(z.number()),
    perSecond: z.number(),
    bare: z.number(),
    /** CPU time of the process per change, in milliseconds. */
    cpu: z.number().optional(),
    bareCpu: z.number().optional(),
  }),
);
type Line = z.infer<typeof linesSchema>[number];

/** Changes orders with our mutations and with the bare driver, then resets the workspaces. */
export async function measureWrite(contexts: BenchContext[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [index, { size: orders }] of contexts[0]!.workspaces.entries()) {
    const lines = new Map<BenchContext, Line[]>(contexts.map((context) => [context, []]));
    const repeats = contexts.length > 1 ? REPEATS : 1;
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const context of contexts) {
        lines.get(context)!.push(...(await runChanges(context, context.workspaces[index]!)));
      }
    }
    for (const { change, clients } of lines.get(contexts[0]!)!.slice(0, 2 * CHANGES.length)) {
      for (const context of contexts) {
        const same = lines
          .get(context)!
          .filter((line) => line.change === change && line.clients === clients);
        const name = `${change}, ${clients === 1 ? '1 client' : `${clients} clients`}`;
        figures.push({ ...figureOf(same), orders, name, commit: context.build.commit });
      }
    }
  }
  return figures;
}

async function runChanges(context: BenchContext, workspace: Workspace): Promise<Line[]> {
  const mark = await markOf(context.database.ownerUrl, workspace.id);
  const count = String(context.requests * ORDERS);
  const output = await runSubprocess(context, PROCESS, [workspace.userId, count]).finally(() =>
    rewind(context.database.ownerUrl, mark),
  );
  const lines = linesSchema.parse(JSON.parse(output.trim().split('\n').at(-1)!));
  for (const { change, clients, perSecond, bare } of lines) {
    console.log(
      `  ${context.build.commit ?? ''} ${change}, ${clients}: ${Math.round(perSecond)} per second, bare driver ${Math.round(bare)}`,
    );
  }
  return lines;
}

function figureOf(lines: Line[]): Pick<Figure, 'times' | 'perSecond' | 'cpu' | 'more'> {
  const cpu = median(lines.flatMap((line) => line.cpu ?? []));
  const bareCpu = median(lines.flatMap((line) => line.bareCpu ?? []));
  return {
    times: lines.flatMap(({ times }) => times),
    perSecond: median(lines.map(({ perSecond }) => perSecond)),
    cpu,
    more: {
      bare_per_second: median(lines.map(({ bare }) => bare)),
      of_bare: median(lines.map(({ perSecond, bare }) => perSecond / bare)),
      bare_cpu_ms: bareCpu,
      cpu_of_bare: cpu / bareCpu,
    },
  };
}
