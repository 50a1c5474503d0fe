import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { SIDE_FILES, copyDatabaseFile, renameDurably } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { isOlderVersion, verifyContents, type DatabaseContents } from './database-contents';
import {
  temporaryName,
  embeddedDatabasePath,
  isSameFile,
  removeDatabaseFile,
  isSqliteFile,
} from './database-file';
import { withExplainedErrors, READ_REMEDIES, WRITE_REMEDIES } from './expected-errors';

/**
 * Writes a verified copy of the SQLite database at `url` to `file`. The application can keep writing; the copy contains
 * everything acknowledged before. Replaces an earlier `file` once the copy is complete.
 * @throws ExpectedFailure if the database doesn't exist, `file` cannot be written, or the copy doesn't verify
 */
export async function backUp(url: string, file: string): Promise<DatabaseContents> {
  const database = embeddedDatabasePath(url, `pg_dump --format=custom --file=${file}`);
  if (!existsSync(database)) {
    throw new ExpectedFailure(
      `The database ${database} does not exist: set DATABASE_URL to the one to back up, or create one with npm start.`,
    );
  }
  const explainWrites = <T>(work: () => T) =>
    withExplainedErrors(`The backup ${file}`, WRITE_REMEDIES, work);
  const target = await explainWrites(() => targetOf(file, database));
  const copy = temporaryName(target);
  try {
    await withExplainedErrors(`The database ${database}`, READ_REMEDIES, () =>
      explainWrites(() => copyDatabaseFile(database, copy)),
    );
    const subject = `The copy of the database ${database}`;
    const contents = await withExplainedErrors(subject, WRITE_REMEDIES, () => contentsOf(copy));
    await explainWrites(() => renameDurably(copy, target));
    return contents;
  } finally {
    removeDatabaseFile(copy);
  }
}

/** The file to write, through links. Never overwrites the database, or anything that isn't a backup. */
function targetOf(file: string, database: string): string {
  const target = existsSync(file)
    ? realpathSync(file)
    : path.join(realpathSync(path.dirname(file)), path.basename(file));
  const source = realpathSync(database);
  if (isSameFile(target, source) || SIDE_FILES.some((suffix) => target === source + suffix)) {
    throw new ExpectedFailure(`${file} is the database itself: name another file for the backup.`);
  }
  if (existsSync(target) && !isReplaceable(target)) {
    throw new ExpectedFailure(
      `${file} already exists and is not a backup: move it away, or name another file.`,
    );
  }
  return target;
}

/** Whether a file is empty or an earlier backup. */
function isReplaceable(file: string): boolean {
  const stats = statSync(file);
  return stats.isFile() && (stats.size === 0 || isSqliteFile(file));
}

/** Verifies a copy. One from an earlier version is upgraded in a second copy first; `copy` itself stays as it is. */
async function contentsOf(copy: string): Promise<DatabaseContents> {
  const older = await withRaw(`file:${copy}`, 'read', isOlderVersion);
  if (!older) return withRaw(`file:${copy}`, 'read', verifyContents);
  const scratch = temporaryName(copy);
  try {
    copyDatabaseFile(copy, scratch);
    return await withRaw(`file:${scratch}`, 'write', async (raw) => {
      // The upgrade adds log entries that the backup does not have.
      const [log] = await raw.rows<{ entries: number }>('SELECT count(*) AS entries FROM "Log"');
      await upgrade(raw);
      return { ...(await verifyContents(raw)), entries: Number(log!.entries) };
    });
  } finally {
    removeDatabaseFile(scratch);
  }
}
