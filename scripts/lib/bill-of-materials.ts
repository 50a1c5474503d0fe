import { z } from 'zod';
import type { LockedPackage } from './lock-file';

/** The parts of a CycloneDX document that we read; the rest is kept as it is. */
const billSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({
    component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }),
  }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), purl: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

export type Bill = z.infer<typeof billSchema>;

/**
 * Reduces npm's bill of all packages to those used in production. npm 11's own `--omit=dev` also drops packages that
 * production and development both need, such as React.
 * @throws Error if the bill lacks a package of the lock file
 */
export function productionBill(
  everything: unknown,
  locked: readonly LockedPackage[],
  name: string,
): Bill {
  const bill = billSchema.parse(everything);
  const needed = new Set(locked.filter((one) => !one.isForDevelopment).map(packageUrl));
  const components = bill.components.filter(({ purl }) => needed.has(decodeURIComponent(purl)));
  const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const missing = [...needed].filter((url) => !listed.has(url));
  if (missing.length > 0) throw new Error(`The bill of materials lacks ${missing.join(', ')}.`);
  const { component } = bill.metadata;
  const kept = new Set([component, ...components].map((one) => one['bom-ref']));
  return {
    ...bill,
    // npm names it after the folder.
    metadata: { ...bill.metadata, component: { ...component, name } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => kept.has(ref)) })),
  };
}

/** The package URL, decoded: "pkg:npm/@auth/core@0.41.3". */
function packageUrl({ name, version }: LockedPackage): string {
  return `pkg:npm/${name}@${version}`;
}
