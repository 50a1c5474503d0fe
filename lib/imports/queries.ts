import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { calendarDate } from '@/lib/dates';
import { db, statements } from '@/lib/db/client';
import type { Progress } from '@/lib/jobs/progress';
import { leaseOf } from '@/lib/jobs/queries';
import { loadFirstRow, loadRowsAfter } from './rows';
import { inferMapping } from '@/lib/imports/mapping/infer';
import { isWithoutNames } from '@/lib/imports/layouts/header-key';
import { profilesOfData, provenOrders } from '@/lib/imports/mapping/profiles';
import { SOURCES, type ImportedRow, type ImportSource, type ImportState } from './import';
import { earlierPrefix, freePrefix } from './numbering';
import { COUNT_COLUMNS, countsOf, type CountColumns, type ImportCounts } from './counts';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { parseMapping, STATE_COLUMNS, importState } from './lock';
import { countRowsAboveOrders, HEADER_ROWS } from '@/lib/imports/mapping/header';
import { columnProfilesSchema, type ColumnProfile } from '@/lib/imports/mapping/profile';
import { parseFormat, type FileFormat } from './stored';

const sourceSchema = z.enum(SOURCES);

/** `handled` and `total` count rows during the dry run, then orders to create, change or delete. */
export type ImportView = Progress & {
  id: string;
  source: ImportSource;
  fileName: string | null;
  /** SHA-256 of the uploaded bytes, in lower-case hex. */
  fileHash: string;
  encoding: string;
  separator: string;
  /** Of an Excel workbook; null for other files. */
  sheet: string | null;
  /** Those to choose from, visible ones first. */
  sheets: string[];
  readAs: FileFormat['readAs'];
  samples: string[];
  state: ImportState;
  /** Whether a job goes on with the dry run or the import. */
  isAtWork: boolean;
  isOwn: boolean;
  userName: string;
  /** Rows above the first row, which has the column names or the first order. */
  titleRows: number;
  firstRow: string[];
  profiles: ColumnProfile[];
  /** Without the title rows and the header. */
  rows: number;
  /** Saved, else from the last file with these columns, else inferred. */
  mapping: ColumnMapping;
  isSaved: boolean;
  revision: number;
  createdAt: Date;
  /** When its rows were deleted. */
  clearedAt: Date | null;
  appliedAt: Date | null;
  undoId: string | null;
};

export async function findImport(actor: Actor, id: string): Promise<ImportView | null> {
  if (!may(actor, 'orders.import')) return null;
  const { workspaceId, userId } = actor;
  // Before the rest, so that a job that ends in between doesn't look stopped.
  const lease = await leaseOf(actor, id);
  const row = await db().import.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      source: true,
      fileName: true,
      fileHash: true,
      format: true,
      headerKey: true,
      profile: true,
      revision: true,
      createdAt: true,
      userId: true,
      user: { select: { name: true } },
      clearedAt: true,
      ...STATE_COLUMNS,
      ...COUNT_COLUMNS,
    },
  });
  if (!row) return null;
  const { hasHeader, ...format } = parseFormat(row.format);
  const { titleRows } = format;
  const [group, undo, firstRow, counts] = await Promise.all([
    db().bulkAction.findFirst({
      where: { workspaceId, id },
      select: { appliedAt: true, cancelledAt: true },
    }),
    newestUndo(actor, id),
    loadFirstRow(db(), actor, { id, titleRows }),
    countsOf(actor, row),
  ]);
  const profiles = row.profile ? columnProfilesSchema.parse(JSON.parse(row.profile)) : [];
  const mapping =
    parseMapping(row.matching) ??
    (await withProposedPrefix(
      actor,
      row,
      (await earlierMapping(actor, row.headerKey, { firstRow, profiles, hasHeader })) ??
        inferMapping({ firstRow, profiles, hasHeader, workspaceName: actor.workspaceName }),
    ));
  const above = countRowsAboveOrders(mapping, titleRows);
  const state = importState(row, group);
  return {
    id,
    source: sourceSchema.parse(row.source),
    fileName: row.fileName,
    fileHash: row.fileHash ?? '',
    ...format,
    state,
    isAtWork: lease !== null,
    isOwn: row.userId === userId,
    userName: row.user.name,
    firstRow,
    profiles,
    rows: Math.max(0, row.rows - above),
    mapping,
    isSaved: row.matching !== null,
    revision: row.revision,
    ...progressOf(state, { row, above, counts }),
    createdAt: row.createdAt,
    clearedAt: row.clearedAt,
    appliedAt: group?.appliedAt ?? null,
    undoId: undo?.id ?? null,
  };
}

function progressOf(
  state: ImportState,
  { row, above, counts }: { row: CountColumns; above: number; counts: ImportCounts },
): Progress {
  if (state === 'checking') {
    return { handled: Math.max(0, row.judgedTo - above), total: Math.max(0, row.rows - above) };
  }
  const { toWrite, created, updated, refused } = counts;
  return { handled: created + updated + refused, total: toWrite };
}

/** As {@link findImport}, but far cheaper. */
export async function findImportProgress(
  actor: Actor,
  id: string,
): Promise<(Progress & { state: ImportState }) | null> {
  if (!may(actor, 'orders.import')) return null;
  const { workspaceId } = actor;
  const [row, group] = await Promise.all([
    db().import.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { format: true, ...STATE_COLUMNS, ...COUNT_COLUMNS },
    }),
    db().bulkAction.findFirst({ where: { workspaceId, id }, select: { cancelledAt: true } }),
  ]);
  if (!row) return null;
  const mapping = parseMapping(row.matching);
  const { titleRows } = parseFormat(row.format);
  const above = mapping ? countRowsAboveOrders(mapping, titleRows) : 0;
  const state = importState(row, group);
  return { state, ...progressOf(state, { row, above, counts: await countsOf(actor, row) }) };
}

/** For files without Order IDs, if the last one was numbered too, or these rows were imported before. */
async function withProposedPrefix(
  actor: Actor,
  { id, createdAt }: { id: string; createdAt: Date },
  mapping: ColumnMapping,
): Promise<ColumnMapping> {
  if (mapping.targets.includes('orderId')) return mapping;
  const earlier = await earlierPrefix(db(), actor, { id, statements: statements() });
  if (earlier !== null) return { ...mapping, idPrefix: earlier, isRepeat: true };
  const idPrefix = mapping.idPrefix && (await unusedPrefix(actor, createdAt));
  return { ...mapping, idPrefix, isRepeat: false };
}

/** Of the day of the import. */
export function unusedPrefix(actor: Actor, createdAt: Date): Promise<string> {
  return freePrefix(db(), actor, calendarDate(createdAt, actor.timeZone));
}

function newestUndo({ workspaceId }: Actor, id: string) {
  return db().bulkAction.findFirst({
    where: { workspaceId, undoes: id },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
}

/** Rows that can have the column names, each with rows below it. Empty if the actor may not import. */
export async function listHeaderRows(actor: Actor, id: string): Promise<ImportedRow[]> {
  if (!may(actor, 'orders.import')) return [];
  const rows = await loadRowsAfter(db(), actor, { id, after: 0, size: HEADER_ROWS + 1 });
  return rows.slice(0, -1);
}

/** From the last file with the same columns whose orders were written. */
async function earlierMapping(
  { workspaceId }: Actor,
  headerKey: string | null,
  {
    firstRow,
    profiles,
    hasHeader,
  }: { firstRow: string[]; profiles: ColumnProfile[]; hasHeader: boolean | null },
): Promise<ColumnMapping | null> {
  // Numbered columns would match any file.
  if (headerKey === null || isWithoutNames(firstRow)) return null;
  const earlier = await db().import.findFirst({
    where: { workspaceId, headerKey, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { matching: true },
  });
  const mapping = parseMapping(earlier?.matching ?? null);
  // Each file must prove the order of its dates; the delivery date for all and conflicts are decided each time.
  if (!mapping || (hasHeader ?? mapping.hasHeader) !== mapping.hasHeader) return null;
  const width = Math.max(firstRow.length, profiles.length);
  const targets = Array.from({ length: width }, (_, column) => mapping.targets[column] ?? null);
  const { deliveryDate: _, ...constants } = mapping.constants;
  const data = profilesOfData(mapping, { firstRow, profiles });
  return {
    ...mapping,
    constants,
    targets,
    ...provenOrders(data, targets),
    fileWins: [],
  };
}

export type ListedImport = {
  id: string;
  source: ImportSource;
  fileName: string | null;
  state: ImportState;
  userName: string;
  createdAt: Date;
  appliedAt: Date | null;
  created: number;
  updated: number;
};

const LISTED = 50;

/** Completely uploaded ones, the newest 50 first. Empty if the actor may not import. */
export async function listImports(actor: Actor): Promise<ListedImport[]> {
  if (!may(actor, 'orders.import')) return [];
  const { workspaceId } = actor;
  const rows = await db().import.findMany({
    where: { workspaceId, receivedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: LISTED,
    select: {
      id: true,
      source: true,
      fileName: true,
      createdAt: true,
      created: true,
      updated: true,
      user: { select: { name: true } },
      ...STATE_COLUMNS,
    },
  });
  const groups = await db().bulkAction.findMany({
    where: { workspaceId, id: { in: rows.map(({ id }) => id) } },
    select: { id: true, appliedAt: true, cancelledAt: true },
  });
  const byId = new Map(groups.map((group) => [group.id, group]));
  return rows.map((row) => {
    const { id, fileName, createdAt, created, updated } = row;
    const group = byId.get(id) ?? null;
    return {
      id,
      source: sourceSchema.parse(row.source),
      fileName,
      state: importState(row, group),
      userName: row.user.name,
      createdAt,
      appliedAt: group?.appliedAt ?? null,
      created,
      updated,
    };
  });
}
