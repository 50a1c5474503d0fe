// The entry of every command in package.json: `node scripts/run.mjs COMMAND` runs scripts/COMMAND.ts or tests/commands/COMMAND.ts.
// Runs before anything is installed, on any Node that knows modules: no dependency, and no syntax newer than the check.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Order desk needs Node 20.19 or later and this is ${process.versions.node}: install a newer one (https://nodejs.org), then run the command again.`,
  );
  process.exit(1);
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const { accompany } = await import('./bootstrap/child.mjs');
const { commandFile } = await import('./bootstrap/command-file.mjs');
const { report } = await import('./bootstrap/failure.mjs');
const { ensureEnvironmentFile } = await import('./bootstrap/environment-file.mjs');
const { installDependencies } = await import('./bootstrap/dependencies.mjs');

const [command = '', ...rest] = process.argv.slice(2);
try {
  commandFile(command); // throws for an unknown one, before anything is installed
  ensureEnvironmentFile();
  await installDependencies();
  // `react-server` makes `server-only` an empty module, as it is inside the application's server.
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/bootstrap/main.ts'];
  process.exitCode = await accompany(process.execPath, [...node, command, ...rest]);
} catch (error) {
  report(error, command);
}
