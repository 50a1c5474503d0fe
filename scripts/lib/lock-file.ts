import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One installed copy of a package. */
export type LockedPackage = {
  /** Such as "node_modules/next/node_modules/postcss". */
  path: string;
  name: string;
  version: string;
  /** The hash of the package in the registry. */
  integrity: string | undefined;
  /** The URL of the package file. */
  resolved: string | undefined;
  hasInstallScript: boolean;
  /** Whether the rest works without it, as with native parts for other systems. */
  isOptional: boolean;
  /** Whether production doesn't need it. */
  isForDevelopment: boolean;
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      optional: z.boolean().default(false),
      dev: z.boolean().default(false),
    }),
  ),
});

const FOLDER = 'node_modules/';

/** All copies of all packages in package-lock.json, except our own. */
export function lockedPackages(file = 'package-lock.json'): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, { version, integrity, resolved, hasInstallScript, optional, dev }]) => ({
      path: folder,
      name: folder.slice(folder.lastIndexOf(FOLDER) + FOLDER.length),
      version,
      integrity,
      resolved,
      hasInstallScript,
      isOptional: optional,
      isForDevelopment: dev,
    }));
}
