import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Everything the application is built from. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'instrumentation-client.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'tailwind.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * SHA-256 over names and contents of the given files and folders, in hexadecimal. Missing ones count as empty.
 * @param except files and folders to skip
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

/** SHA-256 over the application's sources, in hexadecimal. */
export function digestOfSources(): string {
  return digestOf(SOURCES, ['lib/db/generated']);
}

/**
 * A name for the build of these sources, used in URLs. Instances that are built separately get the same one, so a browser
 * knows that their pages fit together.
 */
export function buildId(): string {
  // Ad blockers reject URLs with "ad" in them, so the letter "a" is replaced.
  return digestOfSources().slice(0, 20).replaceAll('a', 'x');
}

/** What a build depends on: the sources and the key that encrypts form data, which only goes in as part of the digest. */
export function digestOfBuild(encryptionKey = ''): string {
  return createHash('sha256').update(`${digestOfSources()}\0${encryptionKey}`).digest('hex');
}

/** Whether something was made from exactly this digest, according to its stamp file. */
export function isStamped(stamp: string, digest: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** Records the digest of what something was made from. */
export function writeStamp(stamp: string, digest: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
