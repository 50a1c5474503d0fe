import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from './engine';

/** One folder of SQL; `checksum` is the SHA-256 of its text, as Prisma keeps it. */
export type Migration = { name: string; sql: string; checksum: string };

/** Where the migrations of this version stand. */
export function migrationsFolder(engine: Engine): string {
  return path.resolve('prisma/migrations', engine);
}

/** The migrations in a folder, in the order in which they are applied. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
