/** `npm run restore -- FILE`: replaces the SQLite database with a backup. The application must be stopped. */
import { env } from '@/lib/env';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { describeContents } from './lib/database-contents';
import { databaseName } from './lib/database';
import { withExpectedErrors } from './lib/expected-errors';
import { restore } from './lib/restore';

const { DATABASE_URL } = await withExpectedErrors(env);
const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) {
  throw new ExpectedFailure(
    'Name the backup to restore, as in npm run restore -- /mnt/backup/oms.db',
  );
}
const { migrated, kept, ...contents } = await restore(DATABASE_URL, file);
console.log(
  `Restored ${databaseName(DATABASE_URL)} from ${file}: ${describeContents(contents)}, all verified.`,
);
if (migrated.length > 0) {
  console.log(`The backup was from an earlier version; applied ${migrated.join(', ')}.`);
}
if (kept) console.log(`The previous database is kept as ${kept}`);
