import type { Engine } from '@/lib/db/engine';
import { childEnvironment, env } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { newTestDatabase, newTestServer, type TestDatabase } from '@/scripts/lib/test-database';
import { testFullDisk } from './disk';
import type { HttpOutage, OutageSeconds } from './http';
import { killAndResend, type KillResult } from './kill';
import { testWriteLock } from './lock';
import { outage, type Interruption } from './outage';
import { randomFrom } from './random';
import type { StatementFaults } from './statements';
import { newTcpProxy } from './tcp-proxy';

/** The findings of a campaign: rows of a table, and all problems. */
export type Findings = { table: Record<string, unknown>[]; wrong: string[] };

export type CampaignOptions = { rounds: number; seed: number };

/** The long form of each kind of fault. A text explains why it can't run on this engine or machine. */
export const CAMPAIGNS: Record<
  string,
  (engine: Engine, options: CampaignOptions) => Promise<Findings | string>
> = {
  kill: (engine, { rounds, seed }) =>
    withTestDatabase(engine, async (database) => {
      const random = randomFrom(seed);
      const results: KillResult[] = [];
      while (results.length < rounds) {
        results.push(await killAndResend(database, random, env().WORKERS));
        if (results.length % 10 === 0) console.log(`  ${results.length} of ${rounds} rounds`);
      }
      const sum = (of: (one: KillResult) => number) =>
        results.reduce((all, one) => all + of(one), 0);
      const wrong = results.flatMap((one) => one.wrong);
      return {
        table: [
          {
            rounds,
            acknowledged: sum((one) => one.acknowledged),
            'stored, not acknowledged': sum((one) => one.unacknowledged),
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
    const full = await testFullDisk(engine, { rounds: Math.min(rounds, 20), seed, stops: 2 });
    if (!full) return 'only root on Linux can mount a disk to fill';
    return { table: [{ ...full, wrong: full.wrong.length }], wrong: full.wrong };
  },

  outage: async (engine) => (engine === 'postgresql' ? outages() : 'SQLite has no server'),

  http: (engine) =>
    each([3, 30] satisfies OutageSeconds[], async (seconds) => {
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
        const { wrong, writes, reads, latency } = await testWriteLock(database, seconds);
        const line = {
          seconds,
          writes: writes.times,
          'slowest write ms': writes.slowest,
          reads: reads.times,
          'median read ms': reads.median,
          'slowest read ms': reads.slowest,
          'slowest empty command ms': latency.slowest,
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
  settings: W[],
  work: (options: W) => Promise<[line: Record<string, unknown>, wrong: string[]]>,
): Promise<Findings> {
  const findings: Findings = { table: [], wrong: [] };
  for (const options of settings) {
    const [line, wrong] = await work(options);
    findings.table.push({ ...line, wrong: wrong.length });
    findings.wrong.push(...wrong);
  }
  return findings;
}

/** The server killed, stopped, and unreachable without an error. */
async function outages(): Promise<Findings> {
  const { server, ownerUrl, applicationUrl, remove } = await newTestServer();
  const proxy = await newTcpProxy(applicationUrl);
  const absences = [
    { how: 'killed', seconds: 1 },
    { how: 'killed', seconds: 15 },
    { how: 'killed', seconds: 30 },
    { how: 'stopped', seconds: 1 },
    { how: 'stopped', seconds: 15 },
    { how: 'silent', seconds: 45 },
  ];
  const ways: Record<string, Pick<Interruption, 'interrupt' | 'restore'>> = {
    killed: { interrupt: () => server.stop('hard'), restore: () => server.start() },
    stopped: { interrupt: () => server.stop('fast'), restore: () => server.start() },
    silent: { interrupt: proxy.silence, restore: proxy.restore },
  };
  try {
    return await each(absences, async ({ how, seconds }) => {
      const database = { ownerUrl, applicationUrl: proxy.url };
      const { wrong, refusals, ...counts } = await outage(database, { seconds, ...ways[how]! });
      return [{ how, seconds, ...counts, refusals: JSON.stringify(refusals) }, wrong];
    });
  } finally {
    await proxy.remove();
    await remove();
  }
}

/** Runs in its own process, since a process uses one database. Requires a production build. */
export async function httpOutageOn(url: string, seconds: OutageSeconds): Promise<HttpOutage> {
  const program = 'tests/faults/http-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program, String(seconds)];
  const environment = childEnvironment({ DATABASE_URL: url, NODE_ENV: 'test', PASSWORD_COST: '4' });
  const { code, output } = await capture(process.execPath, node, environment);
  if (code !== 0) throw new Error(`the process of the HTTP outage failed: ${output}`);
  return JSON.parse(output.trim().split('\n').at(-1)!) as HttpOutage;
}

/** Runs in its own process, since the drivers stay modified. */
async function breakagesOf(url: string): Promise<StatementFaults> {
  const program = 'tests/faults/statements-process.ts';
  const node = ['--conditions=react-server', '--import', 'tsx', program];
  const environment = childEnvironment({ DATABASE_URL: url });
  const { code, output } = await capture(process.execPath, node, environment);
  if (code !== 0) throw new Error(`the process with the modified drivers failed: ${output}`);
  return JSON.parse(output) as StatementFaults;
}
