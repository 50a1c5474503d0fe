import { generateClients } from '@/scripts/steps/client';
import { commandFile } from './command-file.mjs';
import { report } from './failure.mjs';

// A command is a script that does its work when it is loaded. It is loaded only once there are Prisma clients,
// because it may import them. What expected trouble it throws is printed as one sentence.
const [command = ''] = process.argv.splice(2, 1);
try {
  await generateClients();
  await import(commandFile(command));
} catch (error) {
  report(error, command);
}
