/**
 * `npm run sbom [-- FILE]`: writes the software bill of materials of a release as CycloneDX JSON: every production package
 * in package-lock.json, with version, license and hash.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { capture } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { productionBill } from './lib/bill-of-materials';
import { countOf } from '@/lib/numbers';
import { lockedPackages } from './lib/lock-file';

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const [file = `data/${name}-${version}.cdx.json`, ...more] = process.argv.slice(2);
if (more.length > 0 || file.startsWith('-')) {
  throw new ExpectedFailure('Name at most one file, as in npm run sbom -- order-desk.cdx.json');
}

const flags = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=silent'];
const { code, output } = await capture('npm', flags);
if (code !== 0) {
  throw new ExpectedFailure(
    'npm could not list the packages: use npm 10 or later, and run npm ls for details.',
  );
}
const bill = productionBill(JSON.parse(output), lockedPackages(), name);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`Wrote ${countOf(bill.components.length, 'package')} to ${file}.`);
