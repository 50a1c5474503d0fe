import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Call } from './call';

/** A Server Action of a build. */
export type BuiltAction = {
  /** Where it is written: "app/(desk)/actions.ts logOutAction". */
  name: string;
  /** What requests call it. */
  id: string;
  /** The addresses of pages that have it. */
  pages: string[];
};

/** Every way into a build, as the build itself lists them. */
export type Inventory = { pages: string[]; routes: string[]; actions: BuiltAction[] };

const pathsSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
  edge: z.record(z.string(), z.never()),
});

/** Pages that Next makes for itself: what it answers with instead of another page. */
const OF_NEXT = /^\/_(not-found|global-error)$/;

/** Reads what was built in this folder. Throws where nothing was. */
export function inventoryOf(folder = process.cwd()): Inventory {
  const files = readManifest(folder, 'app-path-routes-manifest.json', pathsSchema);
  const of = (kind: string) =>
    Object.entries(files)
      .filter(([file, address]) => file.endsWith(`/${kind}`) && !OF_NEXT.test(address))
      .map(([, address]) => address)
      .sort();
  const { node } = readManifest(folder, 'server/server-reference-manifest.json', actionsSchema);
  const actions = Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    pages: Object.keys(workers).flatMap((file) => files[file.replace(/^app/, '')] ?? []),
    name: `${filename} ${exportedName}`,
  }));
  return {
    pages: of('page'),
    routes: of('route'),
    actions: actions.sort((one, other) => one.name.localeCompare(other.name)),
  };
}

/** How the action of a row is called. */
export function callOf({ actions }: Inventory, { action, kind, on }: ActionRow): Call {
  const built = actions.find(({ name }) => name === action);
  const page = on ?? built?.pages.find((path) => !path.includes('['));
  if (!built || !page) throw new Error(`The build has no ${action} on a page of its own.`);
  return { id: built.id, kind, page };
}

function readManifest<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const file = path.join(folder, '.next', name);
  if (!existsSync(file)) throw new Error(`There is no build in ${folder}: ${file} is missing.`);
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * What is wrong between a list of entry points and a table about them: one sentence for each that has no row, and for
 * each row that is about nothing.
 */
export function gaps(kind: string, built: readonly string[], rows: readonly string[]): string[] {
  const known = new Set(rows);
  const there = new Set(built);
  return [
    ...built
      .filter((name) => !known.has(name))
      .map((name) => `The ${kind} ${name} has no row in tests/matrix/rows: say who may use it.`),
    ...[...known]
      .filter((name) => !there.has(name))
      .map((name) => `A row is about the ${kind} ${name}, which the build does not have.`),
  ];
}
