import 'server-only';
import type { KeyObject } from 'node:crypto';
import type { Raw } from '@/lib/db/engine';
import { snapshot } from '@/lib/db/raw';
import { verifierOf } from './checkpoint-key';
import { makeFolder, readNotes, writeList, writeNote } from './checkpoint-store';
import type { Tampering } from './tampering';
import { verifyChains } from './verify-chains';

type Head = { id: string; logSeq: number; logHash: string };

export type Taken = { written: number; present: number; refused: Tampering[] };

/**
 * Skips workspaces with a broken chain or a contradicting note. `adopt` lists the notes of a folder
 * without a signed list. Throws a one-sentence error.
 */
export function takeCheckpoints(
  raw: Raw,
  { folder, privateKey, adopt = false }: { folder: string; privateKey: KeyObject; adopt?: boolean },
): Promise<Taken> {
  makeFolder(folder);
  return snapshot(raw, async () => {
    const { checkpoints, tamperings, list } = readNotes(folder, verifierOf(privateKey));
    if (!list && checkpoints.length > 0 && !adopt) {
      throw new Error(
        `${folder} has notes, but no list of them that the key has signed: notes may be missing. If they are all there, as in a folder from an older version, run npm run log:checkpoint -- --adopt ${folder} once.`,
      );
    }
    const refused = new Map<string | null, Tampering>();
    const refuse = (tampering: Tampering) => {
      const { workspaceId } = tampering;
      if (!refused.has(workspaceId)) refused.set(workspaceId, tampering);
    };
    tamperings.forEach(refuse);
    await verifyChains(raw, { checkpoints, report: refuse });

    const at = new Date().toISOString();
    let [written, present] = [0, 0];
    const heads = raw.batches<Head>('SELECT "id", "logSeq", "logHash" FROM "Workspace"');
    for await (const batch of heads) {
      for (const { id: workspaceId, logSeq: size, logHash: hash } of batch) {
        if (refused.has(workspaceId)) continue;
        const isNew = writeNote(folder, { workspaceId, size, hash, at }, privateKey);
        if (isNew) written++;
        else present++;
      }
    }
    writeList(folder, list ?? new Map(), privateKey);
    return { written, present, refused: [...refused.values()] };
  });
}
