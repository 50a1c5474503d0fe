import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { assertReady } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { copyDatabaseFile, replaceDatabaseFile } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { assertIntact, isOlder, verifiedContents, type Contents } from './contents';
import { besideOf, embeddedDatabase, isSameFile, removeDatabaseFile } from './database-file';
import { explaining, READING, WRITING, type Remedies } from './explaining';

/** What was done. */
export type Restored = Contents & {
  /** The migrations that a backup of an earlier version was brought up to date with. */
  migrated: string[];
  /** Where the database is that was there before; null where there was none. */
  kept: string | null;
};

const BACKUP: Remedies = {
  ...READING,
  'disk-full': 'cannot be restored because the disk is full: make room, then restore again',
};
const DATABASE: Remedies = {
  ...WRITING,
  SQLITE_BUSY: 'is in use: stop the application and whatever else has it open, then restore again',
};

/**
 * Puts a verified copy of the backup `file` in the place of the embedded database at `url`, in one step. The database
 * that was there is kept beside it; on any failure it stays where it is, as it was.
 * @throws ExpectedFailure where `file` is not to be believed, the database is in use, or its folder cannot be written
 */
export async function restore(url: string, file: string): Promise<Restored> {
  const named = embeddedDatabase(url, `pg_restore ${file} --dbname`);
  const subject = `The database ${named}`;
  assertBackup(file, named);
  const database = await explaining(subject, DATABASE, () => resolved(named));
  const staged = besideOf(database);
  try {
    const prepared = await explaining(`The backup ${file}`, BACKUP, async () => {
      await withRaw(`file:${file}`, 'read', async (raw) => {
        await assertIntact(raw);
        await isOlder(raw);
      });
      await explaining(subject, DATABASE, () => copyDatabaseFile(file, staged));
      return prepare(staged);
    });
    const kept = `${database}.before-restore-${timestamp()}`;
    await explaining(subject, DATABASE, async () => {
      replaceDatabaseFile({ file: database, staged, kept });
      await assertReady(url);
    });
    return { ...prepared, kept: existsSync(kept) ? kept : null };
  } finally {
    removeDatabaseFile(staged);
  }
}

function assertBackup(file: string, database: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ExpectedFailure(`There is no file ${file}: name another backup.`);
  }
  if (isSameFile(file, database)) {
    throw new ExpectedFailure(`${file} is the database itself: name the backup to restore.`);
  }
}

/** The file that a path leads to, also where there is none yet; its folder is made. */
function resolved(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  return path.resolve(file);
}

/** Brings a copy to this version, ready to be used, and verifies what has become of it. */
async function prepare(staged: string): Promise<Contents & { migrated: string[] }> {
  return withRaw(`file:${staged}`, 'write', async (raw) => {
    const migrated = await upgrade(raw);
    return { ...(await verifiedContents(raw)), migrated };
  });
}

/** "20261122T163000123Z" */
function timestamp(): string {
  return new Date().toISOString().replaceAll(/[-:.]/g, '');
}
