import { cpSync } from 'node:fs';
import path from 'node:path';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { insertRow, stored } from '@/scripts/lib/rows';
import { backUp } from '@/scripts/lib/backup';
import { ownerUrl } from './database';
import { newFileUrl, newFolder } from './folders';

/** A backup of the test's database. */
export async function newBackup(): Promise<string> {
  const file = path.join(newFolder(), 'backup.db');
  await backUp(ownerUrl, file);
  return file;
}

/** The first migration. */
export const FIRST = '20261122000000_first';

/** The URL of an SQLite database of the first version, with the workspace `a`. */
export async function newOlderDatabase(): Promise<string> {
  const url = newFileUrl();
  const folder = path.join(newFolder(), 'migrations');
  cpSync(`prisma/migrations/sqlite/${FIRST}`, path.join(folder, FIRST), { recursive: true });
  const createdAt = stored(new Date());
  await withRaw(url, 'write', async (raw) => {
    await upgrade(raw, folder);
    await insertRow(raw, 'Workspace', { id: 'a', name: 'A', timeZone: 'UTC', createdAt });
  });
  return url;
}
