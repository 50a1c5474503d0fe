/** `npm run restore -- FILE`: puts a backup in the place of the embedded database, which nobody may have open. */
import { env } from '@/lib/env';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { inWords } from './steps/contents';
import { nameOf } from './steps/database';
import { expecting } from './steps/expecting';
import { restore } from './steps/restore';

const { DATABASE_URL } = await expecting(env);
const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) {
  throw new ExpectedFailure(
    'Name the backup to restore, as in npm run restore -- /mnt/backup/oms.db',
  );
}
const { migrated, kept, ...contents } = await restore(DATABASE_URL, file);
console.log(`Restored ${nameOf(DATABASE_URL)} from ${file}: ${inWords(contents)}, all verified.`);
if (migrated.length > 0) {
  console.log(`The backup was of an earlier version; applied ${migrated.join(', ')}.`);
}
if (kept) console.log(`The database that was there before is kept as ${kept}`);
