import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { installWithApt } from './apt';

/** Where Debian, Homebrew and the PostgreSQL installers put programs that are not on the PATH. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/local/pgsql'];

/** The folder with `initdb` and `postgres`; undefined if there is none. */
export function findPostgres(): string | undefined {
  const onPath = (childEnvironment().PATH ?? '').split(path.delimiter);
  const installed = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((version) => path.join(folder, version, 'bin')),
  );
  return [...installed, ...onPath].find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(path.join(folder, program))),
  );
}

export const POSTGRES_SKIPPED =
  'PostgreSQL is skipped because it is not installed. Install it (Debian: apt-get install postgresql; macOS: brew install postgresql), then run the command again.';

/** Installs Debian's PostgreSQL if there is none. Returns whether PostgreSQL is available. */
export async function ensurePostgres(): Promise<boolean> {
  if (findPostgres()) return true;
  await installWithApt('postgresql', {
    doing: 'Installing PostgreSQL for the tests',
    done: 'Installed PostgreSQL',
  });
  return findPostgres() !== undefined;
}
