import type { Actor } from '@/lib/auth/actor';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import type { Raw } from '@/lib/db/engine';
import { dropGuards } from '@/scripts/lib/guards';
import { newOrder } from './orders';
import { newActor } from './people';
import { rawConnection } from './raw';
import { tamperings } from './tamperings';

/** What a verification finds, shortly. */
export type Finding = [seq: number | null, kind: Tampering['kind']];

export type Desk = {
  ann: Actor;
  raw: Raw;
  /** What is found in Ann's workspace after this SQL was run without the guards, in which `$ann` stands for her workspace. */
  after: (sql: string) => Promise<Finding[]>;
};

/** A log of five orders in the hands of someone who takes the guards away, and puts them back before anyone looks. */
export async function unguardedDesk(): Promise<Desk> {
  const ann = await newActor();
  for (let made = 0; made < 5; made++) await newOrder(ann);
  const raw = await rawConnection();
  const after = async (sql: string) => {
    const putBack = await dropGuards(raw);
    await raw.execute(sql.replaceAll('$ann', `'${ann.workspaceId}'`));
    await putBack();
    return findingsIn(ann.workspaceId);
  };
  return { ann, raw, after };
}

/** What a verification finds in one workspace of the test's database. */
export async function findingsIn(workspaceId: string): Promise<Finding[]> {
  const all = await tamperings();
  const here = all.filter((tampering) => tampering.workspaceId === workspaceId);
  return here.map(({ seq, kind }) => [seq, kind]);
}
