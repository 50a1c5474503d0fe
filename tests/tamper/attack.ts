import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { Checkpoint } from '@/lib/audit-log/integrity/checkpoint';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { Scene } from './scene';

/** Something that a thief does to a copy of the database. */
export type Attack = {
  name: string;
  /** What the thief starts from. */
  day: 'yesterday' | 'now';
  strike: (raw: Raw) => Promise<void>;
};

/** What came of it: the database refused, or a verification found it, by these kinds; neither is the thief's success. */
export type Outcome =
  { end: 'refused'; about: string } | { end: 'found'; kinds: string[] } | { end: 'unnoticed' };

/** Lets a thief at a new copy of the scene, and verifies what is left against the checkpoints that were kept. */
export async function outcomeOf(scene: Scene, attack: Attack): Promise<Outcome> {
  const url = await scene.copyOf(attack.day);
  try {
    return await withRaw(url, 'write', async (raw) => {
      const refusal = await attack.strike(raw).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      );
      if (refusal && !isRefusal(refusal)) throw refusal;
      const kinds = await kindsFound(raw, scene.checkpoints);
      if (kinds.length > 0) return { end: 'found', kinds };
      return refusal ? { end: 'refused', about: refusal.message } : { end: 'unnoticed' };
    });
  } finally {
    await scene.removeCopy(url);
  }
}

/** The kinds of tampering that a verification finds, each once. */
export async function kindsFound(raw: Raw, checkpoints: Checkpoint[]): Promise<string[]> {
  const { tamperings } = await verifyDatabase(raw, { checkpoints });
  return [...new Set(tamperings.map(({ kind }) => kind))].sort();
}

/**
 * Only what a guard, a constraint or a type says counts as a refusal; a mistake in an attack must not pass for one. On
 * PostgreSQL: P0001 is what guards raise, 22 and 23 are the classes of impossible values and broken constraints.
 */
function isRefusal(error: Error & { code?: unknown }): boolean {
  return /^(SQLITE_CONSTRAINT\w*|P0001|2[23]\w{3})$/.test(String(error.code));
}
