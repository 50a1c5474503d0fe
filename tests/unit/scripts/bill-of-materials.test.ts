import { expect, test } from 'vitest';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { productionBill } from '@/scripts/lib/bill-of-materials';
import { lockedPackages } from '@/scripts/lib/lock-file';

const locked = lockedPackages();
const flags = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=silent'];

test('the bill of materials has all production packages, and nothing else', async () => {
  const { output } = await capture('npm', flags);
  const everything: unknown = JSON.parse(output);
  const { components, dependencies, metadata } = productionBill(everything, locked, 'order-desk');
  const listed = components.map(({ purl }) => decodeURIComponent(purl));
  const served = locked.filter(({ isForDevelopment }) => !isForDevelopment);
  const wanted = served.map(({ name, version }) => `pkg:npm/${name}@${version}`);
  expect(new Set(listed)).toEqual(new Set(wanted));
  for (const name of ['next', 'react', 'zod', 'pg', 'jose']) {
    expect(
      listed.some((address) => address.startsWith(`pkg:npm/${name}@`)),
      name,
    ).toBe(true);
  }
  expect(listed.some((address) => /\/(vitest|eslint|playwright)@/.test(address))).toBe(false);
  expect(metadata.component.name).toBe('order-desk');
  const known = new Set([metadata.component, ...components].map((one) => one['bom-ref']));
  for (const { ref, dependsOn } of dependencies) {
    expect([ref, ...dependsOn].filter((one) => !known.has(one))).toEqual([]);
  }
}, 30_000);

test('a bill that lacks a package throws', () => {
  const empty = {
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'ours', name: 'ours' } },
    components: [],
    dependencies: [],
  };
  expect(() => productionBill(empty, locked, 'order-desk')).toThrow(/lacks .*pkg:npm\/next@/);
});
