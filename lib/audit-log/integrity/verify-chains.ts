import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { follow, startChain, type Chain, type Link } from './chain';
import type { Checkpoint } from './checkpoint';
import type { Found } from './tampering';

type Head = { id: string; logSeq: number; logHash: string };

/** Follows every chain, entry by entry, to its head, and past its checkpoints; answers how many entries there are. */
export async function verifyChains(
  raw: Raw,
  {
    checkpoints,
    found,
    onProgress,
  }: {
    checkpoints: Checkpoint[];
    found: Found;
    onProgress?: ((entries: number) => void) | undefined;
  },
): Promise<number> {
  const due = byWorkspace(checkpoints);
  let entries = 0;
  let chain: Chain | undefined;
  const links = raw.batches<Link>(
    `SELECT "workspaceId", "seq", "previousHash", "hash" FROM "Log" ORDER BY "workspaceId", "seq"`,
  );
  for await (const batch of links) {
    for (const link of batch) {
      const { workspaceId } = link;
      if (workspaceId !== chain?.workspaceId) {
        if (chain) await finish(chain);
        chain = startChain(workspaceId);
        passCheckpoints(chain, due.get(workspaceId), found);
      }
      const flaw = follow(chain, link);
      if (flaw) found({ workspaceId, ...flaw });
      passCheckpoints(chain, due.get(workspaceId), found);
    }
    entries += batch.length;
    onProgress?.(entries);
    // An embedded database never makes us wait, so whatever else this process does would have to.
    await othersTurn();
  }
  if (chain) await finish(chain);

  const withoutEntries = raw.batches<Head>(
    `SELECT "id", "logSeq", "logHash" FROM "Workspace" AS w
     WHERE NOT EXISTS (SELECT 1 FROM "Log" WHERE "workspaceId" = w."id")`,
  );
  for await (const heads of withoutEntries) {
    for (const head of heads) end(startChain(head.id), head);
  }
  for (const workspaceId of due.keys()) end(startChain(workspaceId), undefined);
  return entries;

  async function finish(chain: Chain): Promise<void> {
    const [head] = await raw.rows<Head>(
      `SELECT "id", "logSeq", "logHash" FROM "Workspace" WHERE "id" = $1`,
      [chain.workspaceId],
    );
    end(chain, head);
  }

  function end(chain: Chain, head: Head | undefined): void {
    verifyHead(chain, head, found);
    const left = due.get(chain.workspaceId);
    passCheckpoints(chain, left, found);
    missCheckpoints(chain, left, found);
    due.delete(chain.workspaceId);
  }
}

/** Compares the end of a chain with what its workspace says. */
function verifyHead({ workspaceId, seq, hash }: Chain, head: Head | undefined, found: Found): void {
  if (!head) {
    found({ workspaceId, seq, kind: 'workspace', about: 'the workspace itself does not exist' });
  } else if (head.logSeq !== seq) {
    const about = `the workspace tells of ${head.logSeq} entries, and its log ends here`;
    found({ workspaceId, seq, kind: 'head', about });
  } else if (head.logHash !== hash) {
    found({ workspaceId, seq, kind: 'head', about: 'the workspace tells of another newest entry' });
  }
}

/** The checkpoints of each workspace, smallest first. */
function byWorkspace(checkpoints: Checkpoint[]): Map<string, Checkpoint[]> {
  const groups = new Map<string, Checkpoint[]>();
  for (const checkpoint of checkpoints.toSorted((a, b) => a.size - b.size)) {
    const group = groups.get(checkpoint.workspaceId) ?? [];
    group.push(checkpoint);
    groups.set(checkpoint.workspaceId, group);
  }
  return groups;
}

/** Compares a chain with the checkpoints that it has reached, and takes them off the list. */
function passCheckpoints(
  { workspaceId, seq, hash }: Chain,
  due: Checkpoint[] | undefined,
  found: Found,
): void {
  for (; due?.[0] && due[0].size <= seq; due.shift()) {
    const { size, at } = due[0];
    if (size === seq && due[0].hash === hash) continue;
    const about = `the checkpoint of ${at} vouches for other entries up to this one`;
    found({ workspaceId, seq: size, kind: 'checkpoint', about });
  }
}

function missCheckpoints(
  { workspaceId, seq }: Chain,
  due: Checkpoint[] | undefined,
  found: Found,
): void {
  for (const { size, at } of due ?? []) {
    const about = `the checkpoint of ${at} vouches for ${size} entries, and the log has ${seq}`;
    found({ workspaceId, seq: size, kind: 'checkpoint', about });
  }
}
