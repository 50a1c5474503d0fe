import type { TestProject } from 'vitest/node';
import { prepareServer } from '@/scripts/lib/postgres-database';
import { startPostgres } from '@/scripts/lib/postgres';

/** Starts one server for the whole run; every test file gets a database of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // It would gather statistics whenever it likes, and so change the plans that tests look at.
  const server = await startPostgres({ autovacuum: 'off' });
  await prepareServer(server.url());
  project.provide('adminUrl', server.url());
  return () => server.remove();
}
