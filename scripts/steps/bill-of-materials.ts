import { z } from 'zod';
import type { LockedPackage } from './lock-file';

/** What we look at in a bill of CycloneDX; whatever else it says is kept. */
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
 * What is served with, out of npm's bill of everything: `--omit=dev` of npm 11 also leaves out what both need, such as
 * React.
 * @throws Error when the bill lacks a package that the lock file has
 */
export function productionBill(
  ofEverything: unknown,
  locked: readonly LockedPackage[],
  name: string,
): Bill {
  const bill = billSchema.parse(ofEverything);
  const served = new Set(locked.filter((one) => !one.isForDevelopment).map(addressOf));
  const components = bill.components.filter(({ purl }) => served.has(decodeURIComponent(purl)));
  const told = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const missing = [...served].filter((address) => !told.has(address));
  if (missing.length > 0) throw new Error(`The bill of materials lacks ${missing.join(', ')}.`);
  const { component } = bill.metadata;
  const kept = new Set([component, ...components].map((one) => one['bom-ref']));
  return {
    ...bill,
    // npm calls it after the folder.
    metadata: { ...bill.metadata, component: { ...component, name } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => kept.has(ref)) })),
  };
}

/** The package URL, decoded: "pkg:npm/@auth/core@0.41.3". */
function addressOf({ name, version }: LockedPackage): string {
  return `pkg:npm/${name}@${version}`;
}
