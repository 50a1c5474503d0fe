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
import { verifiedContents } from './contents';
import { nameOf } from './database';
import { explaining, READING, WRITING, type Remedies } from './explaining';

const FROM: Remedies = {
  ...READING,
  ...WRITING,
  SQLITE_BUSY: 'is in use: stop the application and whatever else has it open, then copy again',
};

const AWAY = 'does not answer: start the server, check the address, then copy again';
const REFUSED = 'refuses the user or the password: correct them in the address';
const TO: Remedies = {
  unreachable: AWAY,
  ENOTFOUND: AWAY,
  EAI_AGAIN: AWAY,
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': 'does not exist: create it, or correct its name in the address',
  '42501': 'can be filled by its owner alone: write the user who owns it into the address',
  'disk-full': 'cannot be written because the disk of the server is full: make room there',
};

/**
 * Copies the embedded database at `from` into the empty one on PostgreSQL at `to`, whose tables it makes: everything,
 * verified on both sides and counted, or nothing. Nobody else can use the embedded one meanwhile, and it stays as it is.
 * @returns how many rows each table has
 * @throws ExpectedFailure where either database is not as it has to be
 */
export async function copyDatabase(
  from: string,
  to: string,
  onProgress: Progress = () => {},
): Promise<Record<Table, number>> {
  if (engineOf(from) !== 'sqlite' || !/^postgres(ql)?:/.test(to) || !URL.canParse(to)) {
    throw new ExpectedFailure(
      'Copying leads from an embedded database (file:…) to one on PostgreSQL (postgresql://…), in this order.',
    );
  }
  if (!existsSync(databasePath(from))) {
    throw new ExpectedFailure(`The database ${nameOf(from)} does not exist: name another one.`);
  }
  const reading = <T>(work: () => Promise<T>) =>
    explaining(`The database ${nameOf(from)}`, FROM, work);
  const filling = <T>(work: () => Promise<T>) => explaining(`The database ${nameOf(to)}`, TO, work);
  return reading(() =>
    withRaw(from, 'write', async (source) => {
      await source.execute(CLAIM);
      await assertMigrated(source);
      return filling(() =>
        withRaw(to, 'write', async (target) => {
          await assertEmpty(target);
          await reading(() => verifiedContents(source));
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
      await verifiedContents(target);
      const [wanted, found] = [await stateOf(source), await stateOf(target)];
      if (!isDeepStrictEqual(wanted, found)) {
        throw new Error('The database was written to by someone else meanwhile: copy again.');
      }
      return found.rows;
    }),
  );
}

async function assertEmpty(target: Raw): Promise<void> {
  if (await isEmpty(target)) return;
  throw new Error('The database is not empty: name one that has nothing in it.');
}

async function stateOf(raw: Raw) {
  return { rows: await countRows(raw), heads: await heads(raw) };
}
