import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { childEnvironment } from '@/lib/env';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { digestOf, isStamped, writeStamp } from './source-digest';

const SCHEMA = 'prisma/schema.prisma';
const FOLDER = 'lib/db/generated';
const POSTGRESQL_SCHEMA = `${FOLDER}/postgresql.prisma`;
const CLIENTS = [`${FOLDER}/sqlite/client.ts`, `${FOLDER}/postgresql/client.ts`];
const STAMP = `${FOLDER}/sources.sha256`;
const SOURCES = [
  SCHEMA,
  'prisma.config.ts',
  'node_modules/prisma/package.json',
  'scripts/lib/prisma-clients.ts',
];

/**
 * Generates the Prisma clients, one per engine, unless those present have the same schema and Prisma version.
 * @throws ExpectedFailure if the schema is invalid, after printing the output of Prisma
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

/** The schema for PostgreSQL. Only provider and output differ. */
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
    // Without this, every Prisma command downloads a schema engine, which `generate` never runs.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  const parameters = ['node_modules/prisma/build/index.js', 'generate', '--schema', schema];
  const { code, output } = await runWithProgress(words, process.execPath, parameters, environment);
  if (code !== 0) {
    console.error(output.trim());
    throw new ExpectedFailure(
      'The Prisma client could not be generated: fix prisma/schema.prisma.',
    );
  }
}
