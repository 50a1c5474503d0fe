// Changes orders in its own process, because a process can only use one database. Parameters: a user ID and the number of
// orders per round. The last line of its output has the measurements.
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { median } from '@/scripts/bench/result';
import { signInAs } from '@/scripts/bench/subprocess';
import { measureBare, CHANGES, measureOurs, type Measured } from './rounds';

/** Rounds alternate between ours and the bare driver, so that noise affects both alike. */
const ROUNDS = 5;

const CLIENTS = [1, 20];

const [userId = '', given = ''] = process.argv.slice(2);
const count = Number(given);
const url = env().DATABASE_URL;
const actor = await signInAs(userId);

const lines: object[] = [];
for (const clients of CLIENTS) {
  await measureOurs(actor, { clients, count: Math.min(count, 20) });
  const rounds: {
    ours: Awaited<ReturnType<typeof measureOurs>>;
    bare: Awaited<ReturnType<typeof measureBare>>;
  }[] = [];
  while (rounds.length < ROUNDS) {
    rounds.push({
      ours: await measureOurs(actor, { clients, count }),
      bare: await measureBare(url, actor, { clients, count }),
    });
  }
  for (const change of CHANGES) {
    const measured = combine(rounds.map((round) => round.ours[change]));
    const bare = combine(rounds.map((round) => round.bare[change]));
    lines.push({ change, clients, ...measured, bare: bare.perSecond, bareCpu: bare.cpu });
  }
}
await disconnect();
console.log(JSON.stringify(lines));

/** Combines rounds of the same size. */
function combine(rounds: Measured[]): Measured {
  return {
    times: rounds.flatMap(({ times }) => times),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    cpu: median(rounds.map(({ cpu }) => cpu)),
  };
}
