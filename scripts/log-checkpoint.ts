/**
 * `npm run log:checkpoint [-- [--adopt] DIR]`: signs the newest point of every workspace's log, as a note in a folder. Exit
 * code 1 when it refuses one, because its log is not the one that an earlier note vouches for. `--adopt` is for a folder
 * from an older version, whose notes are in no list.
 */
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { signingKey, verifierOf } from '@/lib/audit-log/integrity/checkpoint-key';
import { verifierKey } from '@/lib/audit-log/integrity/signed-note';
import { takeCheckpoints } from '@/lib/audit-log/integrity/take-checkpoints';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { counted } from './steps/counted';
import { expecting } from './steps/expecting';
import { findingLine } from './steps/findings';
import { readingDatabase } from './steps/reading';

const adopt = process.argv.includes('--adopt');
const [folder = './data/checkpoints', ...more] = process.argv
  .slice(2)
  .filter((argument) => argument !== '--adopt');
if (more.length > 0 || folder.startsWith('-')) {
  throw new ExpectedFailure(
    'Name at most one folder for the checkpoints, as in npm run log:checkpoint -- /mnt/notes',
  );
}
const { DATABASE_URL, CHECKPOINT_KEY_FILE } = await expecting(env);
const privateKey = await expecting(() => signingKey(CHECKPOINT_KEY_FILE));
const { written, present, refused } = await readingDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return takeCheckpoints(raw, { folder, privateKey, adopt });
});
for (const tampering of refused) console.error(`Refused to sign: ${findingLine(tampering)}`);
console.log(`Wrote ${counted(written, 'checkpoint')} to ${folder}; ${present} there already.`);
console.log(`Their verifier key: ${verifierKey(verifierOf(privateKey))}`);
if (refused.length > 0) process.exitCode = 1;
