import type { Engine } from '@/lib/db/engine';
import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { newTestDatabase, newTestServer, type TestDatabase } from '@/scripts/lib/test-database';
import { fullDisk } from './disk';
import type { Absence as HttpAbsence, HttpOutage } from './http';
import { killing, type Killing } from './kill';
import { locked } from './lock';
import { outage, type Absence } from './outage';
import { randomFrom } from './random';
import type { Breakages } from './statements';
import { newWire } from './wire';

/** What a campaign found out: lines of a table, and everything that was wrong. */
export type Findings = { table: Record<string, unknown>[]; wrong: string[] };

export type CampaignWish = { rounds: number; seed: number };

/** Every kind of fault, at length. A text says why there is nothing to find out on this engine or machine. */
export const CAMPAIGNS: Record<
  string,
  (engine: Engine, wish: CampaignWish) => Promise<Findings | string>
> = {
  kill: (engine, { rounds, seed }) =>
    withTestDatabase(engine, async (database) => {
      const random = randomFrom(seed);
      const killings: Killing[] = [];
      while (killings.length < rounds) {
        killings.push(await killing(database, random));
        if (killings.length % 10 === 0) console.log(`  ${killings.length} of ${rounds} rounds`);
      }
      const sum = (of: (one: Killing) => number) => killings.reduce((all, one) => all + of(one), 0);
      const wrong = killings.flatMap((one) => one.wrong);
      return {
        table: [
          {
            rounds,
            acknowledged: sum((one) => one.acknowledged),
            'on disk, nobody told': sum((one) => one.unspoken),
            'not done': sum((one) => one.undone),
            wrong: wrong.length,
          },
        ],
        wrong,
      };
    }),

  statements: (engine) =>
    withTestDatabase(engine, async ({ applicationUrl }) => {
      const { wrong, ...counts } = await breakagesOf(applicationUrl);
      return { table: [{ ...counts, wrong: wrong.length }], wrong };
    }),

  disk: async (engine, { rounds, seed }) => {
    const full = await fullDisk(engine, { rounds: Math.min(rounds, 20), seed, stops: 2 });
    if (!full) return 'only root, on Linux, can have a disk of its own to fill';
    return { table: [{ ...full, wrong: full.wrong.length }], wrong: full.wrong };
  },

  outage: async (engine) => (engine === 'postgresql' ? outages() : 'a file has no server'),

  http: (engine) =>
    each([3, 30] satisfies HttpAbsence[], async (seconds) => {
      const { lines, wrong } = await withTestDatabase(engine, ({ applicationUrl }) =>
        httpOutageOn(applicationUrl, seconds),
      );
      const columns = Object.entries(lines).map(
        ([kind, { entries, asUsual, refused, slowestMs }]) => [
          kind,
          `${entries}: ${asUsual} as usual, ${refused} refused, ${slowestMs} ms`,
        ],
      );
      return [{ seconds, ...Object.fromEntries(columns) }, wrong];
    }),

  lock: (engine) =>
    withTestDatabase(engine, (database) =>
      each([3, 8], async (seconds) => {
        const { wrong, writes, reads, latency } = await locked(database, seconds);
        const line = {
          seconds,
          writes: writes.times,
          'slowest write ms': writes.slowest,
          'reads meanwhile': reads.times,
          'median read ms': reads.median,
          'slowest read ms': reads.slowest,
          'slowest to notice ms': latency.slowest,
        };
        return [line, wrong];
      }),
    ),
};

async function withTestDatabase<T>(
  engine: Engine,
  work: (database: TestDatabase) => Promise<T>,
): Promise<T> {
  const database = await newTestDatabase(engine);
  try {
    return await work(database);
  } finally {
    await database.remove();
  }
}

async function each<W>(
  wishes: W[],
  work: (wish: W) => Promise<[line: Record<string, unknown>, wrong: string[]]>,
): Promise<Findings> {
  const findings: Findings = { table: [], wrong: [] };
  for (const wish of wishes) {
    const [line, wrong] = await work(wish);
    findings.table.push({ ...line, wrong: wrong.length });
    findings.wrong.push(...wrong);
  }
  return findings;
}

/** The server killed, stopped politely, and out of reach without a word. */
async function outages(): Promise<Findings> {
  const { server, ownerUrl, applicationUrl, remove } = await newTestServer();
  const wire = await newWire(applicationUrl);
  const absences = [
    { how: 'killed', seconds: 1 },
    { how: 'killed', seconds: 15 },
    { how: 'killed', seconds: 30 },
    { how: 'stopped', seconds: 1 },
    { how: 'stopped', seconds: 15 },
    { how: 'silent', seconds: 45 },
  ];
  const ways: Record<string, Pick<Absence, 'takeAway' | 'giveBack'>> = {
    killed: { takeAway: () => server.stop('hard'), giveBack: () => server.start() },
    stopped: { takeAway: () => server.stop('fast'), giveBack: () => server.start() },
    silent: { takeAway: wire.silence, giveBack: wire.restore },
  };
  try {
    return await each(absences, async ({ how, seconds }) => {
      const database = { ownerUrl, applicationUrl: wire.url };
      const { wrong, refusals, ...counts } = await outage(database, { seconds, ...ways[how]! });
      return [{ how, seconds, ...counts, refusals: JSON.stringify(refusals) }, wrong];
    });
  } finally {
    await wire.remove();
    await remove();
  }
}

/** In a process of its own, because everything in a process goes to one database. It needs a production build. */
export async function httpOutageOn(url: string, seconds: HttpAbsence): Promise<HttpOutage> {
  const program = 'tests/faults/http-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program, String(seconds)];
  const environment = childEnvironment({ DATABASE_URL: url, NODE_ENV: 'test', PASSWORD_COST: '4' });
  const { code, output } = await capture(process.execPath, node, environment);
  if (code !== 0) throw new Error(`the process that asks over HTTP failed: ${output}`);
  return JSON.parse(output.trim().split('\n').at(-1)!) as HttpOutage;
}

/** In a process of its own, because the drivers stay broken. */
async function breakagesOf(url: string): Promise<Breakages> {
  const program = 'tests/faults/statements-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program];
  const environment = childEnvironment({ DATABASE_URL: url });
  const { code, output } = await capture(process.execPath, node, environment);
  if (code !== 0) throw new Error(`the process with the broken drivers failed: ${output}`);
  return JSON.parse(output) as Breakages;
}
