/** `npm run backup -- FILE`: writes a verified copy of the SQLite database. The application can keep running. */
import { statSync } from 'node:fs';
import { env } from '@/lib/env';
import { formatNumber } from '@/lib/numbers';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { backUp } from './lib/backup';
import { describeContents } from './lib/database-contents';
import { databaseName } from './lib/database';
import { withExpectedErrors } from './lib/expected-errors';

const { DATABASE_URL } = await withExpectedErrors(env);
const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) {
  throw new ExpectedFailure(
    'Name one file for the backup, as in npm run backup -- /mnt/backup/oms.db',
  );
}
const contents = await backUp(DATABASE_URL, file);
const kilobytes = formatNumber(Math.ceil(statSync(file).size / 1_000));
console.log(
  `Backed up ${databaseName(DATABASE_URL)} to ${file}: ${describeContents(contents)}, all verified, ${kilobytes} kB.`,
);
