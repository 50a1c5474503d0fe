import { childEnvironment } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';

/**
 * Runs a command of package.json in a process of its own, on the database at `url`, as `scripts/run.mjs` does once
 * everything is installed. What it prints comes as one text.
 */
export function runCommand(
  url: string,
  command: string,
  ...parameters: string[]
): Promise<{ code: number; output: string }> {
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/bootstrap/main.ts'];
  return capture(
    process.execPath,
    [...node, command, ...parameters],
    // Servers that it starts are production ones, which refuse the cost of tests.
    childEnvironment({ DATABASE_URL: url, PASSWORD_COST: '' }),
  );
}
