import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * SHA-256 over names and contents of the given files and folders, in hexadecimal. Missing ones count as empty.
 * @param except paths that are left out, with all that is in them
 */
export function digestOf(sources: string[], except: string[] = []): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');

  function filesIn(source: string): string[] {
    if (except.includes(source) || !existsSync(source)) return [];
    if (!statSync(source).isDirectory()) return [source];
    return readdirSync(source)
      .sort()
      .flatMap((name) => filesIn(path.posix.join(source, name)));
  }
}

/** Whether the stamp says that something was made from exactly this digest. */
export function isStamped(stamp: string, digest: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** Notes what something was made from. */
export function writeStamp(stamp: string, digest: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
