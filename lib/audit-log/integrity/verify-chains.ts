import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { follow, startChain, type Chain, type Link } from './chain';
import type { Checkpoint } from './checkpoint';
import type { ReportTampering } from './tampering';

type Head = { id: string; logSeq: number; logHash: string };

/** Checks sequence, hashes of previous entries, heads and checkpoints; returns the number of entries. */
export async function verifyChains(
  raw: Raw,
  {
    checkpoints,
    report,
    onProgress,
  }: {
    checkpoints: Checkpoint[];
    report: ReportTampering;
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
        passCheckpoints(chain, due.get(workspaceId), report);
      }
      const flaw = follow(chain, link);
      if (flaw) report({ workspaceId, ...flaw });
      passCheckpoints(chain, due.get(workspaceId), report);
    }
    entries += batch.length;
    onProgress?.(entries);
    // SQLite queries never yield, so other requests in this process would starve.
    await nextTurn();
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
    verifyHead(chain, head, report);
    const left = due.get(chain.workspaceId);
    passCheckpoints(chain, left, report);
    missCheckpoints(chain, left, report);
    due.delete(chain.workspaceId);
  }
}

function verifyHead(
  { workspaceId, seq, hash }: Chain,
  head: Head | undefined,
  report: ReportTampering,
): void {
  if (!head) {
    report({ workspaceId, seq, kind: 'workspace', about: 'the workspace itself does not exist' });
  } else if (head.logSeq !== seq) {
    const about = `the workspace counts ${head.logSeq} entries, but its log ends here`;
    report({ workspaceId, seq, kind: 'head', about });
  } else if (head.logHash !== hash) {
    report({
      workspaceId,
      seq,
      kind: 'head',
      about: 'the workspace names another newest entry',
    });
  }
}

function byWorkspace(checkpoints: Checkpoint[]): Map<string, Checkpoint[]> {
  const groups = new Map<string, Checkpoint[]>();
  for (const checkpoint of checkpoints.toSorted((a, b) => a.size - b.size)) {
    const group = groups.get(checkpoint.workspaceId) ?? [];
    group.push(checkpoint);
    groups.set(checkpoint.workspaceId, group);
  }
  return groups;
}

function passCheckpoints(
  { workspaceId, seq, hash }: Chain,
  due: Checkpoint[] | undefined,
  report: ReportTampering,
): void {
  for (; due?.[0] && due[0].size <= seq; due.shift()) {
    const { size, at } = due[0];
    if (size === seq && due[0].hash === hash) continue;
    const about = `the checkpoint of ${at} vouches for other entries up to this one`;
    report({ workspaceId, seq: size, kind: 'checkpoint', about });
  }
}

function missCheckpoints(
  { workspaceId, seq }: Chain,
  due: Checkpoint[] | undefined,
  report: ReportTampering,
): void {
  for (const { size, at } of due ?? []) {
    const about = `the checkpoint of ${at} vouches for ${size} entries, and the log has ${seq}`;
    report({ workspaceId, seq: size, kind: 'checkpoint', about });
  }
}
