/**
 * `npm run log:verify [-- --checkpoints DIR [--key FILE]]`: verifies the log and everything it proves, and checkpoints.
 * Exit code 0: intact. 1: tampered with, one line per finding. 2: could not be verified.
 */
import { parseArgs } from 'node:util';
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import type { Checkpoint } from '@/lib/audit-log/integrity/checkpoint';
import { readVerifier } from '@/lib/audit-log/integrity/checkpoint-key';
import { readNotes } from '@/lib/audit-log/integrity/checkpoint-store';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import { verifyDatabase, type Report } from '@/lib/audit-log/integrity/verify';
import { formatNumber } from '@/lib/numbers';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { countOf } from '@/lib/numbers';
import { withExpectedErrors } from './lib/expected-errors';
import { describeTampering } from './lib/database-contents';
import { readDatabase } from './lib/read-database';

/** In entries. */
const PROGRESS_EVERY = 250_000;

const { DATABASE_URL } = await withExpectedErrors(env);
const { checkpoints, tamperings } = await withExpectedErrors(readCheckpoints);
const verified = await readDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return verifyDatabase(raw, { checkpoints, onProgress });
});
printReport({ ...verified, tamperings: [...tamperings, ...verified.tamperings] });

function readCheckpoints(): { checkpoints: Checkpoint[]; tamperings: Tampering[] } {
  const { checkpoints: folder, key } = options();
  if (folder === undefined) return { checkpoints: [], tamperings: [] };
  const { checkpoints, tamperings, list } = readNotes(
    folder,
    readVerifier(key ?? env().CHECKPOINT_KEY_FILE),
  );
  if (list === null && checkpoints.length > 0) {
    const about = `${folder} has no list of its checkpoints signed with the key: run npm run log:checkpoint to create one`;
    tamperings.push({ workspaceId: null, seq: null, kind: 'checkpoint', about });
  }
  if (checkpoints.length + tamperings.length > 0) return { checkpoints, tamperings };
  throw new ExpectedFailure(
    `There is no checkpoint in ${folder}: name a folder that npm run log:checkpoint has written to.`,
  );
}

function options(): { checkpoints?: string; key?: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { checkpoints: text, key: text } });
    if (values.checkpoints || Object.keys(values).length === 0) return values;
  } catch {
    // Handled below, like any other wrong options.
  }
  throw new ExpectedFailure('Usage: npm run log:verify [-- --checkpoints DIR [--key FILE]].');
}

function onProgress(entries: number): void {
  if (entries % PROGRESS_EVERY === 0) console.log(`  ${formatNumber(entries)} entries so far`);
}

function printReport({
  workspaces,
  entries,
  orders,
  checkpoints,
  tamperings,
  unlisted,
}: Report): void {
  for (const tampering of tamperings) console.log(describeTampering(tampering));
  const counts = [
    countOf(workspaces, 'workspace'),
    countOf(entries, 'entry', 'entries'),
    countOf(orders, 'order'),
    ...(checkpoints > 0 ? [countOf(checkpoints, 'checkpoint')] : []),
  ];
  const findings = tamperings.length + unlisted;
  const verdict = findings === 0 ? 'intact' : `TAMPERED WITH, ${countOf(findings, 'finding')}`;
  console.log(`Verified ${counts.join(', ')}: ${verdict}.`);
  if (findings > 0) process.exitCode = 1;
}
