import type { TestProject } from 'vitest/node';
import { prepareServer } from '@/scripts/lib/postgres-database';
import { startPostgres } from '@/scripts/steps/postgres';

/** Starts one server for the whole run; every test file gets a database of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await prepareServer(server.url());
  project.provide('adminUrl', server.url());
  return () => server.remove();
}
