/**
 * `npm run sbom [-- FILE]`: writes the bill of materials of what is served with, as JSON of CycloneDX, for a release: every
 * package of package-lock.json but those for development, with version, license and hash.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { capture } from './bootstrap/child.mjs';
import { ExpectedFailure } from './bootstrap/failure.mjs';
import { productionBill } from './steps/bill-of-materials';
import { counted } from './steps/counted';
import { lockedPackages } from './steps/lock-file';

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
    'npm could not list the packages: npm 10 or later can, and npm ls tells what it stumbles over.',
  );
}
const bill = productionBill(JSON.parse(output), lockedPackages(), name);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`Wrote ${counted(bill.components.length, 'package')} to ${file}.`);
