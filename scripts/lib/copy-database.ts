import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { copyRows, countRows, heads, isEmpty, type Progress, type Table } from '@/lib/db/copy';
import { engineOf, type Raw } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { assertMigrated } from '@/lib/db/migrations';
import { inTransaction, snapshot, withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { CLAIM } from '@/lib/db/sqlite/files';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { verifyContents } from './database-contents';
import { databaseName } from './database';
import {
  withExplainedErrors,
  READ_REMEDIES,
  WRITE_REMEDIES,
  type Remedies,
} from './expected-errors';

const FROM: Remedies = {
  ...READ_REMEDIES,
  ...WRITE_REMEDIES,
  SQLITE_BUSY: 'is in use: stop the application and whatever else has it open, then copy again',
};

const UNREACHABLE = 'does not answer: start the server, check the address, then copy again';
const NOT_ADMITTED = 'refuses the user or the password: correct them in the address';
const TO: Remedies = {
  unreachable: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  '28P01': NOT_ADMITTED,
  '28000': NOT_ADMITTED,
  '3D000': 'does not exist: create it, or correct its name in the address',
  '42501': 'can be filled only by its owner: use that user in the address',
  'disk-full': 'cannot be written because the disk of the server is full: make room there',
};

/**
 * Copies the SQLite database at `from` to the empty PostgreSQL database at `to`, and creates its tables: all rows,
 * counted and verified on both sides, or none. Locks the SQLite database and doesn't change it.
 * @returns the number of rows of each table
 * @throws ExpectedFailure if either database cannot be used
 */
export async function copyDatabase(
  from: string,
  to: string,
  onProgress: Progress = () => {},
): Promise<Record<Table, number>> {
  if (engineOf(from) !== 'sqlite' || !/^postgres(ql)?:/.test(to) || !URL.canParse(to)) {
    throw new ExpectedFailure(
      'Name an embedded database (file:…) to copy from, then one on PostgreSQL (postgresql://…) to copy to.',
    );
  }
  if (!existsSync(databasePath(from))) {
    throw new ExpectedFailure(
      `The database ${databaseName(from)} does not exist: name another one.`,
    );
  }
  const explainReads = <T>(work: () => Promise<T>) =>
    withExplainedErrors(`The database ${databaseName(from)}`, FROM, work);
  const explainWrites = <T>(work: () => Promise<T>) =>
    withExplainedErrors(`The database ${databaseName(to)}`, TO, work);
  return explainReads(() =>
    withRaw(from, 'write', async (source) => {
      await source.execute(CLAIM);
      await assertMigrated(source);
      return explainWrites(() =>
        withRaw(to, 'write', async (target) => {
          await assertEmpty(target);
          await explainReads(() => verifyContents(source));
          return fill(target, source, onProgress);
        }),
      );
    }),
  );
}

function fill(target: Raw, source: Raw, onProgress: Progress): Promise<Record<Table, number>> {
  return snapshot(source, () =>
    inTransaction(target, async () => {
      await upgrade(target);
      await copyRows(source, target, onProgress);
      await verifyContents(target);
      const [wanted, found] = [await stateOf(source), await stateOf(target)];
      if (!isDeepStrictEqual(wanted, found)) {
        throw new Error('The database changed during the copy: copy again.');
      }
      return found.rows;
    }),
  );
}

async function assertEmpty(target: Raw): Promise<void> {
  if (await isEmpty(target)) return;
  throw new Error('The database is not empty: name an empty one.');
}

async function stateOf(raw: Raw) {
  return { rows: await countRows(raw), heads: await heads(raw) };
}
