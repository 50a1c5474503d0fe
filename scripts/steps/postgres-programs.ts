import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { attend } from '@/scripts/bootstrap/child.mjs';

/** Where Debian, Homebrew and the PostgreSQL installers put the programs, if they are not on the PATH. */
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/local/pgsql'];

/** The folder of the programs `initdb` and `postgres`; undefined where there are none. */
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

/** Installs Debian's PostgreSQL where there is none and that is possible; answers whether there is one now. */
export async function ensurePostgres(): Promise<boolean> {
  if (findPostgres()) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const environment = childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  const lists = { doing: 'Reading the lists of packages', done: 'Read the lists of packages' };
  const server = {
    doing: 'Installing PostgreSQL for the tests',
    done: 'Installed PostgreSQL',
    takes: 'a minute',
  };
  await attend(lists, 'apt-get', ['update'], environment);
  const parameters = ['install', '-y', '--no-install-recommends', 'postgresql'];
  await attend(server, 'apt-get', parameters, environment);
  return findPostgres() !== undefined;
}
