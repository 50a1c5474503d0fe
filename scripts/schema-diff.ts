/**
 * Prints the SQL that leads from the migrated database to `prisma/schema.prisma`: empty when they agree.
 * Start of every new migration: `npm run db:diff`. Triggers and checks are written by hand.
 */
import { openDatabase } from '@/lib/db/sqlite';
import { migrate } from '@/lib/db/migrate';
import { schemaDiff } from '@/tests/support/schema-engine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'schema-diff-'));
const url = `file:${path.join(folder, 'migrated.db')}`;
const database = openDatabase(url);
migrate(database);
database.close();
console.log(await schemaDiff(url));
rmSync(folder, { recursive: true });
