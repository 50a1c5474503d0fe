import type { TestProject } from 'vitest/node';
import { prepareServer } from '@/scripts/lib/postgres-database';
import { startPostgres } from '@/scripts/lib/postgres';

/** Starts one server for the whole run; every test file gets its own database on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // New statistics at random times could change the plans that tests check.
  const server = await startPostgres({ autovacuum: 'off' });
  await prepareServer(server.url());
  project.provide('adminUrl', server.url());
  return () => server.remove();
}
