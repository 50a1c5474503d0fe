import Database from 'better-sqlite3';
import { engineOf, type Engine } from '@/lib/db/engine';
import { assertGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { classifyDbError } from '@/lib/db/errors';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { withExpectedErrors } from './expected-errors';

/**
 * Migrates the database at `url` to this version's schema and prints the applied migrations. Creates a missing SQLite
 * database.
 * @throws ExpectedFailure if it cannot be opened or written, isn't a database, is newer than this version, or lacks a guard
 */
export async function migrateDatabase(url: string): Promise<void> {
  const name = databaseName(url);
  const applied = await withExpectedErrors(() =>
    withDatabaseErrors(url, () =>
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
 * Runs `work`, which uses the database at `url`.
 * @throws ExpectedFailure with one sentence if the database cannot be used
 */
export async function withDatabaseErrors<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const explanation = EXPLAIN[engineOf(url)](error);
    throw explanation
      ? new ExpectedFailure(`The database ${databaseName(url)} ${explanation}.`)
      : error;
  }
}

/** The path of a SQLite database, or name and server of a PostgreSQL database. Never the password. */
export function databaseName(url: string): string {
  if (engineOf(url) === 'sqlite') return databasePath(url);
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} on ${host}`;
}

const EXPLAIN: Record<Engine, (error: unknown) => string | undefined> = {
  sqlite: explainSqliteError,
  postgresql: explainPostgresqlError,
};

/** By the first word after SQLITE_. */
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

function explainSqliteError(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) {
    const [, kind = ''] = error.code.split('_');
    return kind === 'CANTOPEN' ? NOT_OPENED : SQLITE_REMEDIES[kind];
  }
  const isFromCreatingFolder = error instanceof Error && 'syscall' in error;
  return isFromCreatingFolder ? `${NOT_OPENED} (${codeOf(error)})` : undefined;
}

function explainPostgresqlError(error: unknown): string | undefined {
  const isPasswordMissing = error instanceof Error && error.message.startsWith('SASL');
  if (isPasswordMissing) return NOT_ADMITTED;
  const remedy = POSTGRESQL_REMEDIES[codeOf(error)];
  return remedy ?? (classifyDbError(error) === 'unreachable' ? UNREACHABLE : undefined);
}

const NOT_ADMITTED = 'refuses the user or the password: correct them in DATABASE_URL';
const UNREACHABLE = 'does not answer: start the server, and check the address in DATABASE_URL';

const NOT_TRUSTED =
  'has an untrusted certificate: name its authority with sslrootcert in DATABASE_URL';

/** By error code of the network, TLS or PostgreSQL. */
const POSTGRESQL_REMEDIES: Record<string, string> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  CERT_HAS_EXPIRED: NOT_TRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: NOT_TRUSTED,
  '57P03': 'is starting or stopping: wait until it is ready',
  '28P01': NOT_ADMITTED,
  '28000': NOT_ADMITTED,
  '3D000': 'does not exist: create it, or correct its name in DATABASE_URL',
  '42501':
    'is older than this version, or this user may not use it: run npm run db:migrate and prisma/postgresql-role.sql as its owner',
  '53100': 'cannot be written because the disk of the server is full: make room there',
  '53300': 'has no connection left: raise max_connections, or stop other programs',
};
