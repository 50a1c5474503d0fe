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
import { newTally, type Tally } from './tally';

/** A running production server with two workspaces on a database of its own, and what is known of it. */
export type Desk = {
  server: Server;
  /** To see what is stored. What this process writes goes another way, so that it never waits for itself. */
  raw: Raw;
  inventory: Inventory;
  /** Two workspaces that stay for the whole run. */
  people: People;
  /** Things of the first of them, for the addresses of pages. */
  things: Things;
  /** The forms of the pages, as a browser without JavaScript sends them, by the name of their action. */
  forms: Map<string, FoundForm>;
  random: Random;
  /** Whether every text goes every way; else by form and by raw action in turns. */
  isThorough: boolean;
  close: () => Promise<void>;
};

export type Campaign = (desk: Desk, tally: Tally) => Promise<void>;

/** Starts the server of this build on the database of this process's environment. */
export async function openDesk(wish: { seed: number; isThorough: boolean }): Promise<Desk> {
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
    forms: await findForms({ origin: server.origin, tally: newTally(), people, things, inventory }),
    random: randomFrom(wish.seed),
    isThorough: wish.isThorough,
    close: async () => {
      await raw.close();
      await server.stop();
    },
  };
}

/** Forgets how often anything was tried, so that the throttle does not stand before what is being tried. */
export async function forgetAllTries(): Promise<void> {
  await transaction((tx) => tx.rateLimit.deleteMany({}));
}
