import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/db/client';
import type { Statements } from '@/lib/db/statements';
import { sql } from '@/lib/db/sql';
import { parseMapping } from './lock';
import { parseFormat } from './stored';

/** How many earlier files with the same first row are compared. */
const MOST_COMPARED = 20;

/** The prefix with which the rows of a file without Order IDs were imported before, all of them or the first ones. */
export async function earlierPrefix(
  reader: Pick<Reader, 'import'>,
  actor: Actor,
  { id, statements }: { id: string; statements: Statements },
): Promise<string | null> {
  const { workspaceId } = actor;
  const found = await reader.import.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { headerKey: true, fileHash: true, createdAt: true },
  });
  if (!found) return null;
  const { headerKey, fileHash, createdAt } = found;
  const earlier = await reader.import.findMany({
    where: { workspaceId, headerKey, createdAt: { lt: createdAt }, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    take: MOST_COMPARED,
    select: { id: true, fileHash: true, matching: true, format: true },
  });
  for (const { id: before, matching, format, ...file } of earlier) {
    const prefix = parseMapping(matching)?.idPrefix ?? null;
    if (prefix === null) continue;
    const { titleRows } = parseFormat(format);
    const isSame =
      file.fileHash === fileHash ||
      (await beginsWithRows(statements, actor, { id, before, titleRows }));
    if (isSame) return prefix.trim();
  }
  return null;
}

/** Whether all rows of the import `before`, apart from titles, are in this one too, on the same lines. */
async function beginsWithRows(
  statements: Statements,
  { workspaceId }: Actor,
  { id, before, titleRows }: { id: string; before: string; titleRows: number },
): Promise<boolean> {
  const ofBefore = sql`"old"."workspaceId" = ${workspaceId} AND "old"."importId" = ${before}`;
  const [row] = await statements.rows(sql`
    SELECT
      (SELECT count(*) FROM "ImportRow" AS "old" WHERE ${ofBefore} AND "old"."position" = ${titleRows + 1}) AS "first",
      (SELECT count(*) FROM (
        SELECT 1 FROM "ImportRow" AS "old" LEFT JOIN "ImportRow" AS "new"
          ON "new"."workspaceId" = ${workspaceId} AND "new"."importId" = ${id}
          AND "new"."position" = "old"."position" AND "new"."line" = "old"."line"
          AND "new"."cells" = "old"."cells"
        WHERE ${ofBefore} AND "old"."position" > ${titleRows} AND "new"."position" IS NULL LIMIT 1
      ) AS "missing") AS "different"`);
  return Number(row!.first) > 0 && Number(row!.different) === 0;
}

/** A prefix with the date that no order has or had. `date` is `YYYY-MM-DD`. */
export async function freePrefix(
  reader: Pick<Reader, 'log'>,
  { workspaceId }: Actor,
  date: string,
): Promise<string> {
  for (const letter of ['', ...'bcdefghijklmnopqrstuvwxyz']) {
    const prefix = `${date}${letter}-`;
    // Each order has entries in the log, also after its deletion.
    const used = await reader.log.findFirst({
      where: { workspaceId, orderId: { gte: prefix, lt: `${prefix}:` } },
      select: { id: true },
    });
    if (!used) return prefix;
  }
  return `${date}-`;
}
