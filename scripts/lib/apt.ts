import { existsSync } from 'node:fs';
import { childEnvironment } from '@/lib/env';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';

/** Installs a Debian package. Does nothing on other systems, or without root. */
export async function installWithApt(
  packageName: string,
  { doing, done }: { doing: string; done: string },
): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const environment = childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  const lists = { doing: 'Updating the package lists', done: 'Updated the package lists' };
  await runWithProgress(lists, 'apt-get', ['update'], environment);
  const parameters = ['install', '-y', '--no-install-recommends', packageName];
  await runWithProgress({ doing, done, takes: 'a minute' }, 'apt-get', parameters, environment);
}
