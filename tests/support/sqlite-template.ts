import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: Engine;
    /** SQLite: a folder of this run; `template.db` in it is migrated and empty. */
    databaseFolder: string;
    /** PostgreSQL: the administrator's URL of this run's server. */
    adminUrl: string;
  }
}

/** Migrates one database for the whole run; every test file gets a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-tests-'));
  await withRaw(`file:${path.join(folder, 'template.db')}`, 'write', (raw) => upgrade(raw));
  project.provide('databaseFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
