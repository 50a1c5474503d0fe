import type { Actor } from '@/lib/auth/actor';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import type { Raw } from '@/lib/db/engine';
import { dropGuards } from '@/scripts/lib/guards';
import { newOrder } from './orders';
import { newActor } from './people';
import { rawConnection } from './raw';
import { tamperings } from './tamperings';

/** A finding of a verification. */
export type Finding = [seq: number | null, kind: Tampering['kind']];

export type Desk = {
  ann: Actor;
  raw: Raw;
  /** Runs SQL without the guards, with Ann's workspace as `$ann`; returns the findings in her workspace. */
  after: (sql: string) => Promise<Finding[]>;
};

/** A log of five orders, and an attacker who drops the guards and restores them before a verification. */
export async function newUnguardedDesk(): Promise<Desk> {
  const ann = await newActor();
  for (let made = 0; made < 5; made++) await newOrder(ann);
  const raw = await rawConnection();
  const after = async (sql: string) => {
    const restoreGuards = await dropGuards(raw);
    await raw.execute(sql.replaceAll('$ann', `'${ann.workspaceId}'`));
    await restoreGuards();
    return findingsIn(ann.workspaceId);
  };
  return { ann, raw, after };
}

/** The findings of a verification in one workspace. */
export async function findingsIn(workspaceId: string): Promise<Finding[]> {
  const all = await tamperings();
  const here = all.filter((tampering) => tampering.workspaceId === workspaceId);
  return here.map(({ seq, kind }) => [seq, kind]);
}
