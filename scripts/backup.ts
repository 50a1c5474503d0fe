/** `npm run backup -- FILE`: a verified copy of the embedded database, while the application runs. */
import { statSync } from 'node:fs';
import { env } from '@/lib/env';
import { formatNumber } from '@/lib/numbers';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { backUp } from './steps/backup';
import { inWords } from './steps/contents';
import { nameOf } from './steps/database';
import { expecting } from './steps/expecting';

const { DATABASE_URL } = await expecting(env);
const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0) {
  throw new ExpectedFailure(
    'Name one file for the backup, as in npm run backup -- /mnt/backup/oms.db',
  );
}
const contents = await backUp(DATABASE_URL, file);
const kilobytes = formatNumber(Math.ceil(statSync(file).size / 1_000));
console.log(
  `Backed up ${nameOf(DATABASE_URL)} to ${file}: ${inWords(contents)}, all verified, ${kilobytes} kB.`,
);
