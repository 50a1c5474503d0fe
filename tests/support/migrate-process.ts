// A process of its own that migrates the database named by its first argument, and prints what it applied.
import { migrate } from '@/lib/db/migrate';
import { openDatabase } from '@/lib/db/sqlite';

const database = openDatabase(process.argv[2]!);
console.log(JSON.stringify(migrate(database)));
database.close();
