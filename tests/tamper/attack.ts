import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { Checkpoint } from '@/lib/audit-log/integrity/checkpoint';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { SampleDatabase } from './sample-database';

/** An attack on a copy of the database. */
export type Attack = {
  name: string;
  /** The state of the database that it starts from. */
  day: 'yesterday' | 'now';
  run: (raw: Raw) => Promise<void>;
};

/** The database refused, or a verification found tampering of these kinds; otherwise the attack succeeded. */
export type Outcome =
  { end: 'refused'; about: string } | { end: 'found'; kinds: string[] } | { end: 'unnoticed' };

/** Attacks a new copy of the sample, and verifies it against the checkpoints. */
export async function runAttack(sample: SampleDatabase, attack: Attack): Promise<Outcome> {
  const url = await sample.copyOf(attack.day);
  try {
    return await withRaw(url, 'write', async (raw) => {
      const refusal = await attack.run(raw).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      );
      if (refusal && !isRefusal(refusal)) throw refusal;
      const kinds = await kindsFound(raw, sample.checkpoints);
      if (kinds.length > 0) return { end: 'found', kinds };
      return refusal ? { end: 'refused', about: refusal.message } : { end: 'unnoticed' };
    });
  } finally {
    await sample.removeCopy(url);
  }
}

/** The kinds of tampering that a verification finds, without repetitions. */
export async function kindsFound(raw: Raw, checkpoints: Checkpoint[]): Promise<string[]> {
  const { tamperings } = await verifyDatabase(raw, { checkpoints });
  return [...new Set(tamperings.map(({ kind }) => kind))].sort();
}

/**
 * Only errors of guards, constraints and types count, so that a mistake in an attack doesn't. On PostgreSQL, guards raise
 * P0001, and 22 and 23 are the classes of invalid values and violated constraints.
 */
function isRefusal(error: Error & { code?: unknown }): boolean {
  return /^(SQLITE_CONSTRAINT\w*|P0001|2[23]\w{3})$/.test(String(error.code));
}
