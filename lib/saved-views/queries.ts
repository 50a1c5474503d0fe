import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Row } from '@/lib/db/engine';
import { read, type Read } from '@/lib/db/read';
import { raw, sql } from '@/lib/db/sql';
import { BUILT_IN_VIEWS, type ViewLink } from './saved-view';

export type ManagedView = ViewLink & {
  shared: boolean;
  ownerName: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
  /** Whether it is the person's own default, not the workspace's. */
  isChosen: boolean;
};

export type Views = { views: ViewLink[]; defaultQuery: string };

export function viewsFor(actor: Actor): Promise<Views> {
  return read(viewsRead(actor));
}

/** Without `views.save` only built-in views, even if the actor saved some earlier. */
export function viewsRead(actor: Actor): Read<Views> {
  const { parse, ...query } = savedViewsRead(actor);
  return {
    ...query,
    parse: (rows) => {
      const { saved, defaults } = parse(rows);
      const all = [...BUILT_INS, ...saved];
      const first = defaultAmong(all, defaults);
      const views = all.map(({ id, name, query, kind }) => {
        return { id, name, query, kind, isDefault: id === first.id };
      });
      return { views, defaultQuery: first.query };
    },
  };
}

/** Built-in views, then the actor's own, then those shared by others; each group by name. */
export async function listViews(actor: Actor): Promise<ManagedView[]> {
  const { saved, defaults } = await read(savedViewsRead(actor));
  const builtIn = { shared: false, ownerName: null, mayEdit: false, mayDelete: false };
  const views = [
    ...BUILT_INS.map((view) => ({ ...view, ...builtIn })),
    ...saved.map((view) => ({
      ...view,
      mayEdit: view.kind === 'own',
      mayDelete: view.kind === 'own' || may(actor, 'views.deleteShared'),
    })),
  ];
  const first = defaultAmong(views, defaults);
  return views.map((view) => ({
    ...view,
    isDefault: view.id === first.id,
    isChosen: view.id === defaults.own,
  }));
}

type Defaults = { own: string | null; ofWorkspace: string };

function defaultAmong<V extends { id: string }>(
  views: readonly V[],
  { own, ofWorkspace }: Defaults,
): V {
  const named = (id: string | null) => views.find((view) => view.id === id);
  return named(own) ?? named(ofWorkspace) ?? views[0]!;
}

export async function findOwnView(actor: Actor, id: string): Promise<ManagedView | null> {
  const views = await listViews(actor);
  return views.find((view) => view.id === id && view.mayEdit) ?? null;
}

const BUILT_INS = BUILT_IN_VIEWS.map((view) => ({ ...view, kind: 'built-in' as const }));

const byName = new Intl.Collator('en-GB', { numeric: true });

const rowSchema = z.object({
  defaultView: z.string().nullable(),
  startView: z.string(),
  /** Null without any view. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  query: z.string().nullable(),
  shared: z.coerce.boolean(),
  userId: z.string().nullable(),
  ownerName: z.string().nullable(),
});

const viewSchema = rowSchema.extend({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  userId: z.string(),
});

/** One row per view, or one without. */
function savedViewsRead(actor: Actor) {
  const { workspaceId, userId } = actor;
  const maySave = may(actor, 'views.save');
  return {
    query: sql`
      SELECT "Me"."defaultView", "Workspace"."startView", "View"."id", "View"."name", "View"."query",
        "View"."shared", "View"."userId", "Owner"."name" AS "ownerName"
      FROM "User" AS "Me" JOIN "Workspace" ON "Workspace"."id" = "Me"."workspaceId"
        LEFT JOIN "View" ON "View"."workspaceId" = ${workspaceId}
          AND ("View"."userId" = ${userId} OR "View"."shared") AND ${raw(maySave ? '1 = 1' : '1 = 0')}
        LEFT JOIN "User" AS "Owner" ON "Owner"."id" = "View"."userId"
      WHERE "Me"."id" = ${userId} AND "Me"."workspaceId" = ${workspaceId} ORDER BY "View"."id"`,
    columns: Object.keys(rowSchema.shape),
    parse: (rows: Row[]) => {
      const found = rows.map((row) => rowSchema.parse(row));
      const { defaultView, startView } = found[0]!;
      const views = found
        .flatMap((row) => (row.id === null ? [] : viewSchema.parse(row)))
        .map(({ userId: ownerId, defaultView: _own, startView: _start, ...view }) => ({
          ...view,
          kind: ownerId === userId ? ('own' as const) : ('shared' as const),
        }))
        .sort((one, other) => byName.compare(one.name, other.name));
      return {
        saved: [
          ...views.filter(({ kind }) => kind === 'own'),
          ...views.filter(({ kind }) => kind === 'shared'),
        ],
        defaults: { own: maySave ? defaultView : null, ofWorkspace: startView },
      };
    },
  };
}
