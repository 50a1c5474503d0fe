import { z } from 'zod';
import type { Desk } from '@/scripts/bench/desk';
import { runProgram } from '@/scripts/bench/program';
import type { Figure } from '@/scripts/bench/result';
import { CHANGES } from '@/scripts/bench/writing/rounds';
import { markOf, rewind } from '@/scripts/bench/writing/rewind';

const PROGRAM = 'scripts/bench/writing/process.ts';

/** Orders a round, for each request that a case of another suite has. */
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

/** Changes orders through our verbs and with the bare driver; each workspace is afterwards as it was. */
export async function measureWrite(desk: Desk): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const workspace of desk.workspaces) {
    const mark = await markOf(desk.database.ownerUrl, workspace.id);
    const count = String(desk.requests * ORDERS);
    const output = await runProgram(desk, PROGRAM, [workspace.userId, count]).finally(() =>
      rewind(desk.database.ownerUrl, mark),
    );
    const lines = linesSchema.parse(JSON.parse(output.trim().split('\n').at(-1)!));
    for (const { change, clients, times, perSecond, bare } of lines) {
      const name = `${change}, ${clients === 1 ? '1 client' : `${clients} clients`}`;
      const more = { bare_per_second: bare, of_bare: perSecond / bare };
      figures.push({ orders: workspace.size, name, times, perSecond, more });
      console.log(`  ${name}: ${Math.round(perSecond)} a second, bare ${Math.round(bare)}`);
    }
  }
  return figures;
}
