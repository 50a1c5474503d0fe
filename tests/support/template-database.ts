import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/lib/db/migrate';
import { openDatabase } from '@/lib/db/sqlite';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run; `template.db` in it is migrated and empty. */
    databaseFolder: string;
  }
}

/** Migrates one database for the whole run; every test file gets a copy of it. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-tests-'));
  const database = openDatabase(`file:${path.join(folder, 'template.db')}`);
  migrate(database);
  database.close();
  project.provide('databaseFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
