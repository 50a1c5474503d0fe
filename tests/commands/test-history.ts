/**
 * `npm run test:history`: many concurrent users change the same 20 orders, with retries and duplicates; then their answers
 * are compared with the log, and the log with the orders.
 * `npm run test:history -- --seconds 60 --clients 50 --seed 1 --engine sqlite` narrows it; WORKERS is the number of
 * processes, else 2.
 */
import type { Engine } from '@/lib/db/engine';
import { env } from '@/lib/env';
import { parseOptions, parseWholeNumber, selectEngines } from '@/scripts/lib/options';
import { newTestDatabase } from '@/scripts/lib/test-database';
import { makeHistory } from '@/tests/faults/history';
import { checkHistory } from '@/tests/faults/history-check';

const processes = env().WORKERS ?? 2;
const given = parseOptions('seconds', 'clients', 'seed', 'engine');
const seconds = parseWholeNumber(given.seconds, 60);
const options = {
  until: { seconds },
  clients: parseWholeNumber(given.clients, 50),
  seed: parseWholeNumber(given.seed, Date.now() % 1_000_000),
};
console.log(`Seed ${options.seed}`);
for (const engine of selectEngines(given.engine)) {
  if (!(await isFlawless(engine))) process.exitCode = 1;
}

/** Makes a history on a new database, checks it, and prints both. */
async function isFlawless(engine: Engine): Promise<boolean> {
  console.log(`\n${engine}: ${options.clients} people at ${processes} process(es), ${seconds} s …`);
  const database = await newTestDatabase(engine);
  try {
    const history = await makeHistory(database, { ...options, processes });
    const problems = await checkHistory(database, history);
    const total = Object.values(history.verbs).reduce((sum, times) => sum + times, 0);
    console.table({ sent: history.verbs });
    console.table({ refused: history.refusals });
    console.table({ repeated: history.repetitions });
    console.log(
      `${total} changes sent, ${history.done.length} acknowledged: ${Math.round(total / seconds)} per second`,
    );
    console.table({ found: problems });
    for (const what of history.wrong.slice(0, 20)) console.log(`  ${what}`);
    return Object.values(problems).every((count) => count === 0);
  } finally {
    await database.remove();
  }
}
