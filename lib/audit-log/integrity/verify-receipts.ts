import type { Raw } from '@/lib/db/engine';
import type { ReportTampering } from './tampering';

const entries = (of: string, condition: string) =>
  `(SELECT count(DISTINCT l."orderDbId") FROM "Log" AS l
    WHERE l."workspaceId" = ${of}."workspaceId" AND l."groupId" = ${of}."id" AND l."action" ${condition} 'Imported')`;

const WRONG = [
  {
    about: 'the order counts of an import do not match its entries',
    sql: `SELECT i."workspaceId", i."id" FROM "Import" AS i
      WHERE i."created" <> ${entries('i', '=')} OR i."updated" <> ${entries('i', '<>')}`,
  },
  {
    about: 'the order count of a bulk action does not match its entries',
    sql: `SELECT g."workspaceId", g."id" FROM "Group" AS g
      WHERE NOT EXISTS (SELECT 1 FROM "Import" AS i WHERE i."workspaceId" = g."workspaceId" AND i."id" = g."id")
        AND ${entries('g', '<>')} <> (
          SELECT count(*) FROM "GroupOrder" AS o
          WHERE o."workspaceId" = g."workspaceId" AND o."groupId" = g."id" AND o."result" = 'done')`,
  },
];

export async function verifyReceipts(raw: Raw, report: ReportTampering): Promise<void> {
  for (const { about, sql } of WRONG) {
    for await (const batch of raw.batches<{ workspaceId: string; id: string }>(sql)) {
      for (const { workspaceId, id } of batch) {
        report({ workspaceId, seq: null, kind: 'receipt', about: `${about} (${id})` });
      }
    }
  }
}
