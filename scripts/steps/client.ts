import { existsSync, rmSync } from 'node:fs';
import { childEnvironment } from '@/lib/env';
import { attend } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { digestOf, isStamped, writeStamp } from './stamp';

const CLIENT = 'lib/db/generated/sqlite/client.ts';
const STAMP = 'lib/db/generated/sqlite.sha256';
const SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];

/**
 * Generates the Prisma client, unless there is one for this schema and this Prisma.
 * @throws ExpectedFailure when the schema is wrong; what Prisma says about it is printed
 */
export async function generateClient(): Promise<void> {
  const digest = digestOf(SOURCES);
  if (existsSync(CLIENT) && isStamped(STAMP, digest)) return;
  rmSync(STAMP, { force: true });
  const words = { doing: 'Generating the Prisma client', done: 'Generated the Prisma client' };
  const environment = childEnvironment({
    // Every Prisma command first looks for a schema engine and would download one; `generate` never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  const parameters = ['node_modules/prisma/build/index.js', 'generate'];
  const { code, output } = await attend(words, process.execPath, parameters, environment);
  if (code !== 0) {
    console.error(output.trim());
    throw new ExpectedFailure(
      'The Prisma client could not be generated: mend prisma/schema.prisma.',
    );
  }
  writeStamp(STAMP, digest);
}
