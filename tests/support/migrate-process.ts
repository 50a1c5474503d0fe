// A process of its own that migrates the database named by its first argument, and prints what it applied.
import { upgrade } from '@/lib/upgrade/upgrade';
import { withRaw } from '@/lib/db/raw';

console.log(JSON.stringify(await withRaw(process.argv[2]!, 'write', (raw) => upgrade(raw))));
