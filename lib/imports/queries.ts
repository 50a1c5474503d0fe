import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { Progress } from '@/lib/jobs/progress';
import { loadFirstRow } from './rows';
import { inferMapping } from '@/lib/imports/mapping/infer';
import { isWithoutNames } from '@/lib/imports/layouts/header-key';
import { profilesOfData, provenOrders } from '@/lib/imports/mapping/profiles';
import { SOURCES, type ImportSource, type ImportState } from './import';
import { importCounts } from './outcomes';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { parseMapping, STATE_COLUMNS, importState } from './lock';
import { columnProfilesSchema, type ColumnProfile } from '@/lib/imports/mapping/profile';

const sourceSchema = z.enum(SOURCES);
const formatSchema = z.object({ encoding: z.string(), separator: z.string() });

/** `handled` and `total` count orders to create, change or delete. */
export type ImportView = Progress & {
  id: string;
  source: ImportSource;
  fileName: string | null;
  /** SHA-256 of the uploaded bytes, in lower-case hex. */
  fileHash: string;
  encoding: string;
  separator: string;
  state: ImportState;
  isOwn: boolean;
  userName: string;
  firstRow: string[];
  profiles: ColumnProfile[];
  rows: number;
  /** Saved, else from the last file with these columns, else inferred. */
  mapping: ColumnMapping;
  isSaved: boolean;
  /** Without the header. */
  checked: number;
  revision: number;
  createdAt: Date;
  appliedAt: Date | null;
  undoId: string | null;
};

export async function findImport(actor: Actor, id: string): Promise<ImportView | null> {
  if (!may(actor, 'orders.import')) return null;
  const { workspaceId, userId } = actor;
  const row = await db().import.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      id: true,
      source: true,
      fileName: true,
      fileHash: true,
      format: true,
      headerKey: true,
      profile: true,
      matching: true,
      revision: true,
      createdAt: true,
      userId: true,
      user: { select: { name: true } },
      ...STATE_COLUMNS,
    },
  });
  if (!row) return null;
  const [group, undo, firstRow, counts] = await Promise.all([
    db().bulkAction.findFirst({
      where: { workspaceId, id },
      select: { appliedAt: true, cancelledAt: true },
    }),
    newestUndo(actor, id),
    loadFirstRow(db(), actor, id),
    importCounts(actor, id),
  ]);
  const profiles = row.profile ? columnProfilesSchema.parse(JSON.parse(row.profile)) : [];
  const mapping =
    parseMapping(row.matching) ??
    (await earlierMapping(actor, row.headerKey, { firstRow, profiles })) ??
    inferMapping({ firstRow, profiles, workspaceName: actor.workspaceName });
  const names = mapping.hasHeader ? 1 : 0;
  return {
    id,
    source: sourceSchema.parse(row.source),
    fileName: row.fileName,
    fileHash: row.fileHash ?? '',
    ...formatSchema.parse(JSON.parse(row.format ?? '{"encoding":"","separator":""}')),
    state: importState(row, group),
    isOwn: row.userId === userId,
    userName: row.user.name,
    firstRow,
    profiles,
    rows: Math.max(0, row.rows - names),
    mapping,
    isSaved: row.matching !== null,
    revision: row.revision,
    checked: Math.max(0, row.judgedTo - names),
    total: counts.toWrite,
    handled: counts.created + counts.updated + counts.refused,
    createdAt: row.createdAt,
    appliedAt: group?.appliedAt ?? null,
    undoId: undo?.id ?? null,
  };
}

function newestUndo({ workspaceId }: Actor, id: string) {
  return db().bulkAction.findFirst({
    where: { workspaceId, undoes: id },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
}

/** From the last file with the same columns whose orders were written. */
async function earlierMapping(
  { workspaceId }: Actor,
  headerKey: string | null,
  { firstRow, profiles }: { firstRow: string[]; profiles: ColumnProfile[] },
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
  if (!mapping) return null;
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
