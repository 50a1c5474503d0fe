import type { Tampering } from '@/lib/audit-log/integrity/tampering';

/** A reason not to believe the database, as one line: "workspace …, entry 3, hash: it is not what was hashed". */
export function findingLine({ workspaceId, seq, kind, about }: Tampering): string {
  const workspace = workspaceId === null ? [] : [`workspace ${workspaceId}`];
  const entry = seq === null ? [] : [`entry ${seq}`];
  return `${[...workspace, ...entry, kind].join(', ')}: ${about}`;
}
