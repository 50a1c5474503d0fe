import 'server-only';
import type { Engine, Raw } from './engine';
import { migrationsFolder, readMigrations } from './migrations';
import { expectedPostgresqlSchema, presentPostgresqlSchema } from './postgresql/schema';
import { expectedSqliteSchema, presentSqliteSchema } from './sqlite/schema';

type Schema = Map<string, string>;

const SCHEMA: Record<
  Engine,
  { expected: (folder: string) => Schema; present: (raw: Raw) => Promise<Schema> }
> = {
  sqlite: {
    expected: (folder) => expectedSqliteSchema(readMigrations(folder)),
    present: presentSqliteSchema,
  },
  postgresql: { expected: expectedPostgresqlSchema, present: presentPostgresqlSchema },
};

/** Includes unknown objects. `brokenGuards` covers triggers and functions. */
export async function alteredSchema(raw: Raw): Promise<string[]> {
  const { expected, present } = SCHEMA[raw.engine];
  const ours = expected(migrationsFolder(raw.engine));
  const theirs = await present(raw);
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((name) => ours.get(name) !== theirs.get(name))
    .sort();
}
