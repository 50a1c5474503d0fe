import 'server-only';
import type { KeyObject } from 'node:crypto';
import type { Raw } from '@/lib/db/engine';
import { snapshot } from '@/lib/db/raw';
import { verifierOf } from './checkpoint-key';
import { makeFolder, readNotes, writeList, writeNote } from './checkpoint-store';
import type { Tampering } from './tampering';
import { verifyChains } from './verify-chains';

type Head = { id: string; logSeq: number; logHash: string };

/** What became of the workspaces: signed now, signed before at this size, or refused and why. */
export type Taken = { written: number; present: number; refused: Tampering[] };

/**
 * Signs the newest point of every workspace's log and writes the note into a folder, unless one of that size is there, and
 * the list of all notes beside them.
 * Refuses workspaces whose chain is broken, or is not the one that an earlier note in the folder vouches for; the others
 * are signed all the same.
 * @param adopt lists the notes of a folder that has no signed list; otherwise none are signed there, since some may be missing
 * @throws Error with one sentence when notes can be neither read nor written, or have no signed list
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
    await verifyChains(raw, { checkpoints, found: refuse });

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
