import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { childEnvironment } from '@/lib/env';
import { attend } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { digestOf, isStamped, writeStamp } from './stamp';

const SCHEMA = 'prisma/schema.prisma';
const FOLDER = 'lib/db/generated';
const POSTGRESQL_SCHEMA = `${FOLDER}/postgresql.prisma`;
const CLIENTS = [`${FOLDER}/sqlite/client.ts`, `${FOLDER}/postgresql/client.ts`];
const STAMP = `${FOLDER}/sources.sha256`;
const SOURCES = [
  SCHEMA,
  'prisma.config.ts',
  'node_modules/prisma/package.json',
  'scripts/steps/client.ts',
];

/**
 * Generates the Prisma clients, one for each engine, unless there are some for this schema and this Prisma.
 * @throws ExpectedFailure when the schema is wrong; what Prisma says about it is printed
 */
export async function generateClients(): Promise<void> {
  const digest = digestOf(SOURCES);
  if (CLIENTS.every((file) => existsSync(file)) && isStamped(STAMP, digest)) return;
  rmSync(STAMP, { force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(POSTGRESQL_SCHEMA, postgresqlSchema(readFileSync(SCHEMA, 'utf8')));
  await generate('SQLite', SCHEMA);
  await generate('PostgreSQL', POSTGRESQL_SCHEMA);
  writeStamp(STAMP, digest);
}

/** The same models for PostgreSQL: provider and output differ, nothing else. */
export function postgresqlSchema(source: string): string {
  return source
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../lib/db/generated/sqlite"', '"./postgresql"');
}

async function generate(name: string, schema: string): Promise<void> {
  const words = {
    doing: `Generating the Prisma client for ${name}`,
    done: `Generated the Prisma client for ${name}`,
  };
  const environment = childEnvironment({
    // Every Prisma command first looks for a schema engine and would download one; `generate` never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  const parameters = ['node_modules/prisma/build/index.js', 'generate', '--schema', schema];
  const { code, output } = await attend(words, process.execPath, parameters, environment);
  if (code !== 0) {
    console.error(output.trim());
    throw new ExpectedFailure(
      'The Prisma client could not be generated: mend prisma/schema.prisma.',
    );
  }
}
