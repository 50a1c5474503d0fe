import { transaction } from '@/lib/db/client';
import type { Raw } from '@/lib/db/engine';
import { openRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { startServer, type Server } from '@/scripts/bench/server';
import { randomFrom, type Random } from '@/tests/faults/random';
import { inventoryOf, type Inventory } from '@/tests/support/matrix/inventory';
import { newPeople, type People } from '@/tests/support/matrix/team';
import { newThings, type Things } from '@/tests/support/matrix/things';
import { findForms, type FoundForm } from './found-forms';
import { newResults, type Results } from './results';

/** A running production server with two workspaces on its own database. */
export type Context = {
  server: Server;
  /** Read-only, to check what is stored. */
  raw: Raw;
  inventory: Inventory;
  /** Two workspaces for the whole run. */
  people: People;
  /** Objects of the first workspace, for the paths of pages. */
  things: Things;
  /** The forms of the pages, as sent without JavaScript, by the name of their action. */
  forms: Map<string, FoundForm>;
  random: Random;
  /** Whether every text is sent both as form and as action call, or alternately. */
  isThorough: boolean;
  close: () => Promise<void>;
};

export type Campaign = (context: Context, results: Results) => Promise<void>;

/** Starts the server of this build on the database in DATABASE_URL. */
export async function openContext(options: {
  seed: number;
  isThorough: boolean;
}): Promise<Context> {
  const { DATABASE_URL, AUTH_SECRET } = env();
  const settings = { DATABASE_URL, AUTH_SECRET, SIGNUP: 'open', LOG_LEVEL: 'warn' };
  const server = await startServer(settings);
  const raw = await openRaw(DATABASE_URL, 'read');
  const people = await newPeople();
  const inventory = inventoryOf();
  const { theirs: things } = await newThings(people);
  return {
    server,
    raw,
    inventory,
    people,
    things,
    forms: await findForms({
      origin: server.origin,
      results: newResults(),
      people,
      things,
      inventory,
    }),
    random: randomFrom(options.seed),
    isThorough: options.isThorough,
    close: async () => {
      await raw.close();
      await server.stop();
    },
  };
}

/** Resets the rate limits, so that they don't hide what is tested. */
export async function resetRateLimits(): Promise<void> {
  await transaction((tx) => tx.rateLimit.deleteMany({}));
}
