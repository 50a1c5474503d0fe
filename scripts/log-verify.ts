/**
 * `npm run log:verify [-- --checkpoints DIR [--key FILE]]`: verifies all that the log promises, and given checkpoints.
 * Exit code 0: intact. 1: tampered with, and a line for each finding. 2: it could not be verified.
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
import { counted } from './steps/counted';
import { expecting } from './steps/expecting';
import { findingLine } from './steps/findings';
import { readingDatabase } from './steps/reading';

/** How many entries pass between two signs of life. */
const TOLD_EVERY = 250_000;

const { DATABASE_URL } = await expecting(env);
const { checkpoints, tamperings } = await expecting(givenNotes);
const verified = await readingDatabase(DATABASE_URL, async (raw) => {
  await assertMigrated(raw);
  return verifyDatabase(raw, { checkpoints, onProgress });
});
tell({ ...verified, tamperings: [...tamperings, ...verified.tamperings] });

function givenNotes(): { checkpoints: Checkpoint[]; tamperings: Tampering[] } {
  const { checkpoints: folder, key } = options();
  if (folder === undefined) return { checkpoints: [], tamperings: [] };
  const { checkpoints, tamperings, list } = readNotes(
    folder,
    readVerifier(key ?? env().CHECKPOINT_KEY_FILE),
  );
  if (list === null && checkpoints.length > 0) {
    const about = `${folder} has no list of its notes that the key has signed: npm run log:checkpoint makes one`;
    tamperings.push({ workspaceId: null, seq: null, kind: 'checkpoint', about });
  }
  if (checkpoints.length + tamperings.length > 0) return { checkpoints, tamperings };
  throw new ExpectedFailure(
    `There is no checkpoint in ${folder}: name a folder that npm run log:checkpoint has filled.`,
  );
}

function options(): { checkpoints?: string; key?: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { checkpoints: text, key: text } });
    if (values.checkpoints || Object.keys(values).length === 0) return values;
  } catch {
    // Said below, for whatever else was given.
  }
  throw new ExpectedFailure(
    'The options are not understood: run npm run log:verify, or npm run log:verify -- --checkpoints DIR, or the same with --key FILE after it.',
  );
}

function onProgress(entries: number): void {
  if (entries % TOLD_EVERY === 0) console.log(`  ${formatNumber(entries)} entries so far`);
}

function tell({ workspaces, entries, orders, checkpoints, tamperings, unlisted }: Report): void {
  for (const tampering of tamperings) console.log(findingLine(tampering));
  const counts = [
    counted(workspaces, 'workspace'),
    counted(entries, 'entry', 'entries'),
    counted(orders, 'order'),
    ...(checkpoints > 0 ? [counted(checkpoints, 'checkpoint')] : []),
  ];
  const findings = tamperings.length + unlisted;
  const verdict = findings === 0 ? 'intact' : `TAMPERED WITH, ${counted(findings, 'finding')}`;
  console.log(`Verified ${counts.join(', ')}: ${verdict}.`);
  if (findings > 0) process.exitCode = 1;
}
