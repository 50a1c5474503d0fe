/**
 * `npm run test:history`: many people at work on the same 20 orders, with retries and duplicates; then what they were
 * told is compared with the log, and the log with the orders.
 * `npm run test:history -- --seconds 60 --clients 50 --seed 1 --engine sqlite` narrows it.
 */
import type { Engine } from '@/lib/db/engine';
import { parseOptions, parseWholeNumber, selectEngines } from '@/scripts/lib/options';
import { newTestDatabase } from '@/scripts/lib/test-database';
import { makeHistory } from '@/tests/faults/history';
import { judge } from '@/tests/faults/history-check';

/** As many as an installation would have: a file has one server, with someone's import beside it at most. */
const PROCESSES: Record<Engine, number> = { sqlite: 1, postgresql: 2 };

const given = parseOptions('seconds', 'clients', 'seed', 'engine');
const seconds = parseWholeNumber(given.seconds, 60);
const wish = {
  until: { seconds },
  clients: parseWholeNumber(given.clients, 50),
  seed: parseWholeNumber(given.seed, Date.now() % 1_000_000),
};
console.log(`Seed ${wish.seed}`);
for (const engine of selectEngines(given.engine)) {
  if (!(await isFlawless(engine))) process.exitCode = 1;
}

/** Makes a history on a new database, judges it, and prints both. */
async function isFlawless(engine: Engine): Promise<boolean> {
  const processes = PROCESSES[engine];
  console.log(`\n${engine}: ${wish.clients} people at ${processes} process(es), ${seconds} s …`);
  const database = await newTestDatabase(engine);
  try {
    const history = await makeHistory(database, { ...wish, processes });
    const verdict = await judge(database, history);
    const asked = Object.values(history.verbs).reduce((sum, times) => sum + times, 0);
    console.table({ asked: history.verbs });
    console.table({ refused: history.refusals });
    console.table({ repeated: history.repetitions });
    console.log(
      `${asked} changes asked for, ${history.done.length} times done: ${Math.round(asked / seconds)} a second`,
    );
    console.table({ found: verdict });
    for (const what of history.wrong.slice(0, 20)) console.log(`  ${what}`);
    return Object.values(verdict).every((count) => count === 0);
  } finally {
    await database.remove();
  }
}
