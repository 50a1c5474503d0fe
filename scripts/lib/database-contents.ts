import type { Raw } from '@/lib/db/engine';
import { migrationsFolder, missingMigrations, readMigrations } from '@/lib/db/migrations';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { countOf, formatNumber } from '@/lib/numbers';

export type DatabaseContents = { workspaces: number; orders: number; entries: number };

/**
 * Counts what a database of this version contains, after verifying all of it: guards, log and orders, and the pages of a
 * SQLite file.
 * @throws Error with one sentence if it doesn't verify
 */
export async function verifyContents(raw: Raw): Promise<DatabaseContents> {
  if (raw.engine === 'sqlite') await assertIntact(raw);
  const { workspaces, orders, entries, tamperings, unlisted } = await verifyDatabase(raw);
  const [first] = tamperings;
  if (!first) return { workspaces, orders, entries };
  const more = tamperings.length - 1 + unlisted;
  const others = more > 0 ? `, and ${formatNumber(more)} more` : '';
  throw new Error(
    `The database does not verify (${describeTampering(first)}${others}): run npm run log:verify for details.`,
  );
}

/** @throws Error with one sentence if the pages of a SQLite file are inconsistent */
export async function assertIntact(raw: Raw): Promise<void> {
  const [found] = await raw.rows<{ integrity_check: string }>('PRAGMA integrity_check(1)');
  if (found?.integrity_check !== 'ok') {
    throw new Error(`The database is damaged (${found?.integrity_check}).`);
  }
}

/**
 * Whether a database is from an earlier version.
 * @throws Error with one sentence if it is from a newer version, or isn't ours
 */
export async function isOlderVersion(raw: Raw): Promise<boolean> {
  const all = readMigrations(migrationsFolder(raw.engine));
  const missing = await missingMigrations(raw, all);
  if (missing.length === all.length) {
    throw new Error('The database is not an Order desk database: name another one.');
  }
  return missing.length > 0;
}

/** "2 workspaces, 66,666 orders and 100,000 log entries" */
export function describeContents({ workspaces, orders, entries }: DatabaseContents): string {
  return `${countOf(workspaces, 'workspace')}, ${countOf(orders, 'order')} and ${countOf(entries, 'log entry', 'log entries')}`;
}

/** One line: "workspace …, entry 3, hash: it is not what was hashed". */
export function describeTampering({ workspaceId, seq, kind, about }: Tampering): string {
  const workspace = workspaceId === null ? [] : [`workspace ${workspaceId}`];
  const entry = seq === null ? [] : [`entry ${seq}`];
  return `${[...workspace, ...entry, kind].join(', ')}: ${about}`;
}
