import type { Raw } from '@/lib/db/engine';
import type { ReportTampering } from './tampering';

export async function verifyCounters(raw: Raw, report: ReportTampering): Promise<number> {
  const differs = (counter: string, status: string) =>
    `w."${counter}" IS DISTINCT FROM (SELECT count(*) FROM "Order" WHERE "workspaceId" = w."id" AND "status" = '${status}')`;
  const workspaces = raw.batches<{ workspaceId: string; isWrong: unknown }>(
    `SELECT w."id" AS "workspaceId",
       ${differs('ongoingCount', 'ONGOING')} OR ${differs('deliveredCount', 'DELIVERED')} AS "isWrong"
     FROM "Workspace" AS w`,
  );
  let count = 0;
  for await (const batch of workspaces) {
    count += batch.length;
    for (const { workspaceId } of batch.filter(({ isWrong }) => isWrong)) {
      const about = 'the workspace counts other orders than it has';
      report({ workspaceId, seq: null, kind: 'counters', about });
    }
  }
  return count;
}
