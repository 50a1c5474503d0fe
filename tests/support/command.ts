import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';

/** Runs a command of package.json on the database at `url`, like `scripts/run.mjs`; returns all of its output. */
export function runCommand(
  url: string,
  command: string,
  ...parameters: string[]
): Promise<{ code: number; output: string }> {
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/bootstrap/main.ts'];
  return capture(
    process.execPath,
    [...node, command, ...parameters],
    // Production servers refuse the password cost of tests.
    childEnvironment({ DATABASE_URL: url, PASSWORD_COST: '' }),
  );
}
