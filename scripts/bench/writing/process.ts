// Changes orders in a process of its own, as the application's server does, because a process has one database. Its
// parameters are a user and how often; its last line of output is what it measured.
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { signInAs } from '@/scripts/bench/program';
import { bare, CHANGES, ours, type Measured } from './rounds';

/** Rounds of each kind, in turn, so that whatever else the disk does meets both alike. */
const ROUNDS = 3;

const CLIENTS = [1, 20];

const [userId = '', given = ''] = process.argv.slice(2);
const count = Number(given);
const url = env().DATABASE_URL;
const actor = await signInAs(userId);

const lines: object[] = [];
for (const clients of CLIENTS) {
  await ours(actor, { clients, count: Math.min(count, 20) });
  const rounds: {
    ours: Awaited<ReturnType<typeof ours>>;
    bare: Awaited<ReturnType<typeof bare>>;
  }[] = [];
  while (rounds.length < ROUNDS) {
    rounds.push({
      ours: await ours(actor, { clients, count }),
      bare: await bare(url, actor, { clients, count }),
    });
  }
  for (const change of CHANGES) {
    const own = together(rounds.map((round) => round.ours[change]));
    const { perSecond } = together(rounds.map((round) => round.bare[change]));
    lines.push({ change, clients, ...own, bare: perSecond });
  }
}
await disconnect();
console.log(JSON.stringify(lines));

/** Several rounds of the same number as one. */
function together(rounds: Measured[]): Measured {
  const seconds = rounds.map(({ perSecond }) => 1 / perSecond);
  return {
    times: rounds.flatMap(({ times }) => times),
    perSecond: rounds.length / seconds.reduce((sum, time) => sum + time, 0),
  };
}
