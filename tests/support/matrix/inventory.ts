import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ActionRow } from '@/tests/matrix/rows/row';
import type { Call } from './call-action';

/** A Server Action of a build. */
export type BuiltAction = {
  /** File and export: "app/(desk)/actions.ts logOutAction". */
  name: string;
  /** Its ID in requests. */
  id: string;
  /** The pages that have it. */
  pages: string[];
};

/** Every entry point of a build, from its own manifests. */
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

/** Pages that Next adds. */
const OF_NEXT = /^\/_(not-found|global-error)$/;

/** @throws Error if there is no build in this folder */
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

/** Entry points without a row, and rows without an entry point, one sentence each. */
export function gaps(kind: string, built: readonly string[], rows: readonly string[]): string[] {
  const known = new Set(rows);
  const there = new Set(built);
  return [
    ...built
      .filter((name) => !known.has(name))
      .map((name) => `The ${kind} ${name} has no row in tests/matrix/rows: add who may use it.`),
    ...[...known]
      .filter((name) => !there.has(name))
      .map((name) => `The ${kind} ${name} has a row, but is not in the build.`),
  ];
}
