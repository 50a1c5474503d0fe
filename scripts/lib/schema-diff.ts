import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as schemaEngine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { engineOf, type Engine } from '@/lib/db/engine';
import { postgresqlSchema } from '@/scripts/lib/prisma-clients';

const SCHEMA_FILE = 'prisma/schema.prisma';

/** The schema engine's output when nothing differs. */
const NO_DIFFERENCE = '-- This is an empty migration.';

/** Per engine: how to connect, its variant of the schema, and objects outside the schema, such as the search index. */
const ENGINES: Record<
  Engine,
  {
    factory: (url: string) => SqlMigrationAwareDriverAdapterFactory;
    schema: (source: string) => string;
    otherTables: string[];
    otherIndex?: string;
  }
> = {
  sqlite: {
    factory: (url) => new PrismaBetterSqlite3({ url }),
    schema: (source) => source,
    otherTables: [
      '_prisma_migrations',
      'OrderSearch',
      'OrderSearch_config',
      'OrderSearch_data',
      'OrderSearch_idx',
    ],
  },
  postgresql: {
    factory: postgresqlFactory,
    schema: postgresqlSchema,
    otherTables: ['public._prisma_migrations'],
    otherIndex: '-- DropIndex\nDROP INDEX "OrderText_text_idx";\n',
  },
};

/**
 * The SQL that turns the schema of the database at `url` into `prisma/schema.prisma`; an empty migration if they match.
 * Uses Prisma's schema engine as WebAssembly, which needs no download.
 */
export async function schemaDiff(url: string): Promise<string> {
  await (loading ??= loadEngine());
  const { factory, schema, otherTables, otherIndex = '' } = ENGINES[engineOf(url)];
  const content = schema(readFileSync(SCHEMA_FILE, 'utf8'));
  const files = [{ path: SCHEMA_FILE, content }];
  const adapters: SqlDriverAdapter[] = [];
  try {
    const engine = await schemaEngine.SchemaEngine.new(
      { datamodels: [[SCHEMA_FILE, content]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(
        watchConnections(factory(url), (adapter) => void adapters.push(adapter)),
      ),
    );
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: otherTables, externalEnums: [] },
    });
    return (stdout ?? '').replace(otherIndex, '').trim() || NO_DIFFERENCE;
  } finally {
    // The engine does not close its connections.
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  }
}

/** PostgreSQL's type "char", one byte, used only in the system catalog. */
const CHAR = 18;
const TEXT = 25;

/** Prisma's adapter with support for "char", which the schema engine reads from the catalog and the adapter rejects. */
function postgresqlFactory(connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool) as (config: object) => Promise<pg.QueryArrayResult>;
  const charColumns = new WeakMap<object, number[]>();
  pool.query = (async (config: object) => {
    const result = await query(config);
    const types = result.fields.map(({ dataTypeID }) => dataTypeID);
    charColumns.set(
      result.rows,
      types.flatMap((type, index) => (type === CHAR ? [index] : [])),
    );
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    return result;
  }) as typeof pool.query;
  return watchConnections(new PrismaPg(pool, { disposeExternalPool: true }), (adapter) => {
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return result;
    };
  });
}

/** Passes each new connection of a factory to `onConnect`. */
function watchConnections<F extends SqlMigrationAwareDriverAdapterFactory>(
  factory: F,
  onConnect: (adapter: SqlDriverAdapter) => void,
): F {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    onConnect(adapter);
    return adapter;
  };
  return factory;
}

// Once per process: a second instance would replace the memory of the first.
let loading: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': schemaEngine as unknown as WebAssembly.ModuleImports,
  });
  schemaEngine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
