/**
 * `npm run log:checkpoint [-- [--adopt] DIR]`: writes a signed checkpoint of every workspace's log to a folder. Exit code 1:
 * it refused to sign a log that contradicts an earlier checkpoint. `--adopt` is for folders of an older version, which have
 * no signed list of checkpoints.
 */
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { signingKey, verifierOf } from '@/lib/audit-log/integrity/checkpoint-key';
import { verifierKey } from '@/lib/audit-log/integrity/signed-note';
import { takeCheckpoints } from '@/lib/audit-log/integrity/take-checkpoints';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { countOf } from '@/lib/numbers';
import { withExpectedErrors } from './lib/expected-errors';
import { describeTampering } from './lib/database-contents';
import { readDatabase } from './lib/read-database';

const adopt = process.argv.includes('--adopt');
const [folder = './data/checkpoints', ...more] = process.argv
  .slice(2)
  .filter((argument) => argument !== '--adopt');
if (more.length > 0 || folder.startsWith('-')) {
  throw new ExpectedFailure(
    'Name at most one folder for the checkpoints, as in npm run log:checkpoint -- /mnt/notes',
  );
}
const { DATABASE_URL, CHECKPOINT_KEY_FILE } = await withExpectedErrors(env);
const privateKey = await withExpectedErrors(() => signingKey(CHECKPOINT_KEY_FILE));
const { written, present, refused } = await readDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return takeCheckpoints(raw, { folder, privateKey, adopt });
});
for (const tampering of refused) console.error(`Refused to sign: ${describeTampering(tampering)}`);
console.log(`Wrote ${countOf(written, 'checkpoint')} to ${folder}; ${present} existed already.`);
console.log(`Their verifier key: ${verifierKey(verifierOf(privateKey))}`);
if (refused.length > 0) process.exitCode = 1;
