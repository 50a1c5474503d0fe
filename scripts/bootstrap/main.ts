import { generateClients } from '@/scripts/lib/prisma-clients';
import { commandFile } from './command-file.mjs';
import { report } from './failure.mjs';

// A command runs when it is imported, which must wait for the Prisma clients that it may import.
const [command = ''] = process.argv.splice(2, 1);
try {
  await generateClients();
  await import(commandFile(command));
} catch (error) {
  report(error, command);
}
