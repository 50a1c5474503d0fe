// Every command in package.json starts here: `node scripts/run.mjs COMMAND` runs scripts/COMMAND.ts or
// tests/commands/COMMAND.ts. It runs before packages are installed, and on old Node versions up to the version check, so
// it has no dependencies and no newer syntax.
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

const { runInTerminal } = await import('./bootstrap/child.mjs');
const { commandFile } = await import('./bootstrap/command-file.mjs');
const { report } = await import('./bootstrap/failure.mjs');
const { ensureEnvironmentFile } = await import('./bootstrap/environment-file.mjs');
const { installDependencies } = await import('./bootstrap/dependencies.mjs');

const [command = '', ...rest] = process.argv.slice(2);
try {
  commandFile(command); // rejects an unknown command before anything is installed
  ensureEnvironmentFile();
  await installDependencies();
  // `react-server` makes `server-only` an empty module, as in the application.
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/bootstrap/main.ts'];
  process.exitCode = await runInTerminal(process.execPath, [...node, command, ...rest]);
} catch (error) {
  report(error, command);
}
