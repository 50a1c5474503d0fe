import { createHash } from 'node:crypto';
import { digestOf } from './stamp';

/** What the application is built from. */
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

/** SHA-256 over all that the application is built from, in hexadecimal. */
export function digestOfSources(): string {
  return digestOf(SOURCES, ['lib/db/generated']);
}

/**
 * The name of the build that these sources give: instances that build them separately agree on it, which is how a
 * browser knows that a page of the one fits the other. Part of an address.
 */
export function buildId(): string {
  // Blockers of advertisements refuse addresses with "ad" in them, so the letters are others than in the digest.
  return digestOfSources().slice(0, 20).replaceAll('a', 'x');
}

/** What a build depends on: its sources, and the key that its forms are encrypted with, of which only a digest is kept. */
export function digestOfBuild(encryptionKey = ''): string {
  return createHash('sha256').update(`${digestOfSources()}\0${encryptionKey}`).digest('hex');
}
