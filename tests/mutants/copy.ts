import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a copy doesn't need, or gets in another way. */
const LEFT_OUT = new Set(['.git', '.next', 'node_modules', 'data', 'coverage', 'test-results']);

/** A temporary copy of a checkout, whose files may be changed. */
export function newCopy(from = '.'): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-mutants-'));
  for (const name of readdirSync(from)) {
    if (!LEFT_OUT.has(name))
      cpSync(path.join(from, name), path.join(folder, name), { recursive: true });
  }
  // Linked, since installing takes minutes and nothing is written there.
  symlinkSync(path.resolve(from, 'node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
