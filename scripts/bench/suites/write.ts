import { z } from 'zod';
import type { BenchContext } from '@/scripts/bench/context';
import { runSubprocess } from '@/scripts/bench/subprocess';
import type { Figure } from '@/scripts/bench/result';
import { CHANGES } from '@/scripts/bench/write/rounds';
import { markOf, rewind } from '@/scripts/bench/write/rewind';

const PROCESS = 'scripts/bench/write/process.ts';

/** Orders per round, per request of the options. */
const ORDERS = 2;

const linesSchema = z.array(
  z.object({
    change: z.enum(CHANGES),
    clients: z.number(),
    times: z.array(z.number()),
    perSecond: z.number(),
    bare: z.number(),
  }),
);

/** Changes orders with our mutations and with the bare driver, then resets the workspaces. */
export async function measureWrite(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const workspace of context.workspaces) {
    const mark = await markOf(context.database.ownerUrl, workspace.id);
    const count = String(context.requests * ORDERS);
    const output = await runSubprocess(context, PROCESS, [workspace.userId, count]).finally(() =>
      rewind(context.database.ownerUrl, mark),
    );
    const lines = linesSchema.parse(JSON.parse(output.trim().split('\n').at(-1)!));
    for (const { change, clients, times, perSecond, bare } of lines) {
      const name = `${change}, ${clients === 1 ? '1 client' : `${clients} clients`}`;
      const more = { bare_per_second: bare, of_bare: perSecond / bare };
      figures.push({ orders: workspace.size, name, times, perSecond, more });
      console.log(
        `  ${name}: ${Math.round(perSecond)} per second, bare driver ${Math.round(bare)}`,
      );
    }
  }
  return figures;
}
