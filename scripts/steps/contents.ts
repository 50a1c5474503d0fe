import type { Raw } from '@/lib/db/engine';
import { migrationsFolder, missingMigrations, readMigrations } from '@/lib/db/migrations';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { formatNumber } from '@/lib/numbers';
import { findingLine } from './findings';

/** How much a database holds. */
export type Contents = { workspaces: number; orders: number; entries: number };

/**
 * What a database of this version holds, once all of it has been verified: guards, log and orders, and of an embedded
 * one every page.
 * @throws Error with one sentence where it is not to be believed
 */
export async function verifiedContents(raw: Raw): Promise<Contents> {
  if (raw.engine === 'sqlite') await assertIntact(raw);
  const { workspaces, orders, entries, tamperings, unlisted } = await verifyDatabase(raw);
  const [first] = tamperings;
  if (!first) return { workspaces, orders, entries };
  const more = tamperings.length - 1 + unlisted;
  const others = more > 0 ? `, and ${formatNumber(more)} more` : '';
  throw new Error(
    `The database does not verify (${findingLine(first)}${others}): npm run log:verify tells more.`,
  );
}

/** Throws one sentence where the pages of an embedded database do not fit together. */
export async function assertIntact(raw: Raw): Promise<void> {
  const [found] = await raw.rows<{ integrity_check: string }>('PRAGMA integrity_check(1)');
  if (found?.integrity_check !== 'ok') {
    throw new Error(`The database is damaged (${found?.integrity_check}).`);
  }
}

/**
 * Whether a database of ours is from an earlier version.
 * @throws Error with one sentence where it is from a newer one, or none of ours
 */
export async function isOlder(raw: Raw): Promise<boolean> {
  const all = readMigrations(migrationsFolder(raw.engine));
  const missing = await missingMigrations(raw, all);
  if (missing.length === all.length) {
    throw new Error('The database is not one of the order desk: name another one.');
  }
  return missing.length > 0;
}

/** "2 workspaces, 66,666 orders and 100,000 log entries" */
export function inWords({ workspaces, orders, entries }: Contents): string {
  return `${counted(workspaces, 'workspace')}, ${counted(orders, 'order')} and ${counted(entries, 'log entry', 'log entries')}`;
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}
