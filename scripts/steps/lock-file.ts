import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One copy of a package, as package-lock.json has it. */
export type LockedPackage = {
  /** Where it stands in the tree, such as "node_modules/next/node_modules/postcss". */
  place: string;
  name: string;
  version: string;
  /** The hash of what the registry must answer with. */
  integrity: string | undefined;
  /** Where it comes from, where that is not simply the registry. */
  resolved: string | undefined;
  hasInstallScript: boolean;
  /** Whether the rest works without it, as with native parts for other systems. */
  isOptional: boolean;
  /** Whether nothing that is served with needs it. */
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

/** Every copy of every package that package-lock.json names, our own package aside. */
export function lockedPackages(file = 'package-lock.json'): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { version, integrity, resolved, hasInstallScript, optional, dev }]) => ({
      place,
      name: place.slice(place.lastIndexOf(FOLDER) + FOLDER.length),
      version,
      integrity,
      resolved,
      hasInstallScript,
      isOptional: optional,
      isForDevelopment: dev,
    }));
}
