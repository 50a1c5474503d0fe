import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { SIDE_FILES, copyDatabaseFile, renameDurably } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { isOlder, verifiedContents, type Contents } from './contents';
import { besideOf, embeddedDatabase, isSameFile, removeDatabaseFile } from './database-file';
import { explaining, READING, WRITING } from './explaining';

/** The first bytes of every SQLite database. */
const SIGNATURE = 'SQLite format 3\0';

/**
 * Writes a verified copy of the embedded database at `url` to `file`, while others may go on writing; everything that
 * was acknowledged before is in it. An earlier `file` stays until the new one is whole.
 * @throws ExpectedFailure where there is no such database, `file` cannot be written, or the copy does not verify
 */
export async function backUp(url: string, file: string): Promise<Contents> {
  const database = embeddedDatabase(url, `pg_dump --format=custom --file=${file}`);
  if (!existsSync(database)) {
    throw new ExpectedFailure(
      `The database ${database} does not exist: set DATABASE_URL to the one to back up, or make one with npm start.`,
    );
  }
  const writing = <T>(work: () => T) => explaining(`The backup ${file}`, WRITING, work);
  const target = await writing(() => targetOf(file, database));
  const copy = besideOf(target);
  try {
    await explaining(`The database ${database}`, READING, () =>
      writing(() => copyDatabaseFile(database, copy)),
    );
    const subject = `The copy of the database ${database}`;
    const contents = await explaining(subject, WRITING, () => contentsOf(copy));
    await writing(() => renameDurably(copy, target));
    return contents;
  } finally {
    removeDatabaseFile(copy);
  }
}

/** Where the backup goes: what `file` leads to, unless something else is there that would be lost. */
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
      `${file} is there already, and is no backup: move it away, or name another file.`,
    );
  }
  return target;
}

/** Whether a backup may take the place of what is there: an earlier one, or nothing. */
function isReplaceable(file: string): boolean {
  const stats = statSync(file);
  if (!stats.isFile()) return false;
  const start = Buffer.alloc(SIGNATURE.length);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, start);
  closeSync(descriptor);
  return stats.size === 0 || start.toString() === SIGNATURE;
}

/** One of an earlier version is verified as what this version makes of it; `copy` stays as it is. */
async function contentsOf(copy: string): Promise<Contents> {
  const older = await withRaw(`file:${copy}`, 'read', isOlder);
  if (!older) return withRaw(`file:${copy}`, 'read', verifiedContents);
  const scratch = besideOf(copy);
  try {
    copyDatabaseFile(copy, scratch);
    return await withRaw(`file:${scratch}`, 'write', async (raw) => {
      // The upgrade adds entries, which the backup does not have.
      const [log] = await raw.rows<{ entries: number }>('SELECT count(*) AS entries FROM "Log"');
      await upgrade(raw);
      return { ...(await verifiedContents(raw)), entries: Number(log!.entries) };
    });
  } finally {
    removeDatabaseFile(scratch);
  }
}
