import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

const SCHEMA_FILE = 'prisma/schema.prisma';

/**
 * The SQL that would turn the database at `url` into `prisma/schema.prisma`; an empty migration when they agree.
 * Uses Prisma's schema engine as WebAssembly, which needs no download.
 */
export async function schemaDiff(url: string): Promise<string> {
  await (loading ??= loadEngine());
  const content = readFileSync(SCHEMA_FILE, 'utf8');
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url }));
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: [[SCHEMA_FILE, content]] },
    () => {},
    factory,
  );
  const { stdout } = await schemaEngine.diff({
    from: {
      tag: 'schemaDatasource',
      files: [{ path: SCHEMA_FILE, content }],
      configDir: process.cwd(),
    },
    to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA_FILE, content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: ['_prisma_migrations'], externalEnums: [] },
  });
  return stdout ?? '';
}

// Once per process: a second instance would pull the memory away from under the first.
let loading: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
