import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { assertReady } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { copyDatabaseFile, replaceDatabaseFile } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import {
  assertIntact,
  isOlderVersion,
  verifyContents,
  type DatabaseContents,
} from './database-contents';
import {
  temporaryName,
  embeddedDatabasePath,
  isSameFile,
  removeDatabaseFile,
} from './database-file';
import {
  withExplainedErrors,
  READ_REMEDIES,
  WRITE_REMEDIES,
  type Remedies,
} from './expected-errors';

export type Restored = DatabaseContents & {
  /** The migrations applied to a backup of an earlier version. */
  migrated: string[];
  /** The path of the previous database; null if there was none. */
  kept: string | null;
};

const BACKUP: Remedies = {
  ...READ_REMEDIES,
  'disk-full': 'cannot be restored because the disk is full: make room, then restore again',
};
const DATABASE: Remedies = {
  ...WRITE_REMEDIES,
  SQLITE_BUSY: 'is in use: stop the application and whatever else has it open, then restore again',
};

/**
 * Atomically replaces the SQLite database at `url` with a verified copy of the backup `file`. Keeps the previous database
 * next to it. If anything fails, the database stays unchanged.
 * @throws ExpectedFailure if `file` doesn't verify, the database is in use, or its folder cannot be written
 */
export async function restore(url: string, file: string): Promise<Restored> {
  const named = embeddedDatabasePath(url, `pg_restore ${file} --dbname`);
  const subject = `The database ${named}`;
  assertBackup(file, named);
  const database = await withExplainedErrors(subject, DATABASE, () => resolveFile(named));
  const staged = temporaryName(database);
  try {
    const prepared = await withExplainedErrors(`The backup ${file}`, BACKUP, async () => {
      await withRaw(`file:${file}`, 'read', async (raw) => {
        await assertIntact(raw);
        await isOlderVersion(raw);
      });
      await withExplainedErrors(subject, DATABASE, () => copyDatabaseFile(file, staged));
      return prepare(staged);
    });
    const kept = `${database}.before-restore-${timestamp()}`;
    await withExplainedErrors(subject, DATABASE, async () => {
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
    throw new ExpectedFailure(`The file ${file} does not exist: name another backup.`);
  }
  if (isSameFile(file, database)) {
    throw new ExpectedFailure(`${file} is the database itself: name the backup to restore.`);
  }
}

/** The absolute path, through links. Creates the folder of a missing file. */
function resolveFile(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  return path.resolve(file);
}

/** Migrates a copy to this version and verifies the result. */
async function prepare(staged: string): Promise<DatabaseContents & { migrated: string[] }> {
  return withRaw(`file:${staged}`, 'write', async (raw) => {
    const migrated = await upgrade(raw);
    return { ...(await verifyContents(raw)), migrated };
  });
}

/** "20261122T163000123Z" */
function timestamp(): string {
  return new Date().toISOString().replaceAll(/[-:.]/g, '');
}
