// Migrates the database at the URL of the first argument, and prints the applied migrations.
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';

console.log(JSON.stringify(await withRaw(process.argv[2]!, 'write', (raw) => upgrade(raw))));
