import Database from 'better-sqlite3';
import { engineOf, type Engine } from '@/lib/db/engine';
import { assertGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { classifyDbError } from '@/lib/db/errors';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { expecting } from './expecting';

/**
 * Brings the database at `url` to this version's schema, creating an embedded one when there is none, and prints what
 * was applied.
 * @throws ExpectedFailure when it cannot be opened or written, is no database, is newer than this version, or has lost a guard
 */
export async function migrateDatabase(url: string): Promise<void> {
  const name = nameOf(url);
  const applied = await expecting(() =>
    openingDatabase(url, () =>
      withRaw(url, 'write', async (raw) => {
        const names = await upgrade(raw);
        await assertGuards(raw);
        return names;
      }),
    ),
  );
  console.log(
    applied.length > 0
      ? `Migrated the database ${name}: ${applied.join(', ')}.`
      : `The database ${name} is up to date.`,
  );
}

/**
 * What `work` answers, which uses the database at `url`.
 * @throws ExpectedFailure with a sentence where the database cannot be used as it is
 */
export async function openingDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = SENTENCES[engineOf(url)](error);
    throw sentence ? new ExpectedFailure(`The database ${nameOf(url)} ${sentence}.`) : error;
  }
}

/** A database in words: its file, or server and name without the password. */
export function nameOf(url: string): string {
  if (engineOf(url) === 'sqlite') return databasePath(url);
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} on ${host}`;
}

const SENTENCES: Record<Engine, (error: unknown) => string | undefined> = {
  sqlite: sqliteSentence,
  postgresql: postgresqlSentence,
};

/** By the first word after SQLITE_, and by system errors from making the folder. */
const SQLITE_REMEDIES: Record<string, string> = {
  NOTADB: 'is not a SQLite database: set DATABASE_URL to another file, or move this one away',
  CORRUPT: 'is damaged: restore it from a backup',
  BUSY: 'is locked by another program: stop that program, or wait until it is done',
  FULL: 'cannot be written because the disk is full: make room',
  READONLY: 'cannot be written: give this user the right to write the file and its folder',
  IOERR: 'cannot be read or written: check the disk, and that the file is on a local one',
};
const NOT_OPENED =
  'cannot be opened: set DATABASE_URL to a file in a folder that this user may write';

function sqliteSentence(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) {
    const [, kind = ''] = error.code.split('_');
    return kind === 'CANTOPEN' ? NOT_OPENED : SQLITE_REMEDIES[kind];
  }
  const isFromMakingTheFolder = error instanceof Error && 'syscall' in error;
  return isFromMakingTheFolder ? `${NOT_OPENED} (${codeOf(error)})` : undefined;
}

function postgresqlSentence(error: unknown): string | undefined {
  const isWithoutPassword = error instanceof Error && error.message.startsWith('SASL');
  if (isWithoutPassword) return NOT_LET_IN;
  const remedy = POSTGRESQL_REMEDIES[codeOf(error)];
  return remedy ?? (classifyDbError(error) === 'unreachable' ? AWAY : undefined);
}

const NOT_LET_IN = 'refuses the user or the password: correct them in DATABASE_URL';
const AWAY = 'does not answer: start the server, and check the address in DATABASE_URL';

const NOT_TRUSTED =
  'has a certificate that is not trusted: name its authority with sslrootcert in DATABASE_URL';

/** By the code of the network, of TLS or of PostgreSQL. */
const POSTGRESQL_REMEDIES: Record<string, string> = {
  ECONNREFUSED: AWAY,
  ECONNRESET: AWAY,
  ENOTFOUND: AWAY,
  ETIMEDOUT: AWAY,
  EAI_AGAIN: AWAY,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  CERT_HAS_EXPIRED: NOT_TRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: NOT_TRUSTED,
  '57P03': 'is starting or stopping: wait until it is ready',
  '28P01': NOT_LET_IN,
  '28000': NOT_LET_IN,
  '3D000': 'does not exist: create it, or correct its name in DATABASE_URL',
  '42501':
    'is older than this version, or this user may not use it: run npm run db:migrate and prisma/postgresql-role.sql as its owner',
  '53100': 'cannot be written because the disk of the server is full: make room there',
  '53300': 'has no connection left: raise max_connections, or stop other programs',
};
