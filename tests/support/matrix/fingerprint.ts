import { createHash } from 'node:crypto';
import type { Raw, Row } from '@/lib/db/engine';
import type { People } from './team';

/**
 * The contents of the database: for each table, a digest of the rows of each of two workspaces ("ours Order") and the
 * number of other rows ("elsewhere User"). Excludes what a denied request may change.
 */
export type Fingerprint = Map<string, string>;

/** Tables without rows of a workspace: rate limits, Prisma's own, and the search index. */
const UNOWNED = /^(Throttle|_prisma_migrations|sqlite_.*|OrderText|OrderSearch.*)$/;

/** Columns that also change in denied requests: "last seen" times, and the log's numbers and hashes, since denials are logged. */
const VOLATILE: Record<string, readonly string[]> = {
  Workspace: ['logSeq', 'logHash'],
  User: ['lastSeenAt'],
  Session: ['lastSeenAt'],
  Log: ['seq', 'hash', 'previousHash'],
};

/** Entries of the log that a denied request may leave. */
const WITHOUT_DENIALS = `"action" NOT IN ('Denied', 'Sign-In Failed')`;

export async function fingerprint(raw: Raw, people: Pair): Promise<Fingerprint> {
  // This number changes when another connection commits.
  const [version] = await raw.rows<{ data_version: number }>('PRAGMA data_version');
  const key = [version!.data_version, people.ours.workspaceId].join(' ');
  if (last?.key !== key) last = { key, prints: await takeFingerprint(raw, people) };
  return last.prints;
}

type Pair = Pick<People, 'ours' | 'others'>;
let last: { key: string; prints: Fingerprint } | undefined;

async function takeFingerprint(raw: Raw, { ours, others }: Pair): Promise<Fingerprint> {
  const prints: Fingerprint = new Map();
  for (const [table, owner] of await tablesOf(raw)) {
    const from = `FROM "${table}" WHERE ${table === 'Log' ? WITHOUT_DENIALS : 'TRUE'}`;
    let theirs = 0;
    for (const [whose, { workspaceId }] of Object.entries({ ours, others })) {
      const rows = await raw.rows(`SELECT * ${from} AND ${owner} = $1`, [workspaceId]);
      theirs += rows.length;
      prints.set(`${whose} ${table}`, digestOf(rows.map((row) => textOf(table, row))));
    }
    const [all] = await raw.rows<{ count: number }>(`SELECT count(*) AS "count" ${from}`);
    prints.set(`elsewhere ${table}`, String(all!.count - theirs));
  }
  return prints;
}

/** What differs between two fingerprints: "ours Order", "elsewhere Workspace" … */
export function differences(before: Fingerprint, after: Fingerprint): string[] {
  return [...after.keys()].filter((key) => before.get(key) !== after.get(key)).sort();
}

/** The tables with rows of workspaces, and the SQL expression of the workspace's ID. */
async function tablesOf(raw: Raw): Promise<[table: string, owner: string][]> {
  const tables = await raw.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY "name"`,
  );
  const found: [string, string][] = [];
  for (const { name } of tables) {
    if (UNOWNED.test(name)) continue;
    const columns = await raw.rows<{ name: string }>(`SELECT "name" FROM pragma_table_info($1)`, [
      name,
    ]);
    found.push([name, ownerIn(name, new Set(columns.map((column) => column.name)))]);
  }
  return found;
}

/** @throws Error for a table that this function does not know */
function ownerIn(table: string, columns: ReadonlySet<string>): string {
  const ofUser = (column: string) =>
    `(SELECT "workspaceId" FROM "User" WHERE "User"."id" = "${table}"."${column}")`;
  if (table === 'Workspace') return '"id"';
  if (columns.has('workspaceId')) return '"workspaceId"';
  if (columns.has('userId')) return ofUser('userId');
  if (table === 'VerificationToken') return ofUser('identifier');
  throw new Error(`The workspace of rows of ${table} is unknown: add the table to this file.`);
}

function textOf(table: string, row: Row): string {
  const passing = VOLATILE[table] ?? [];
  return JSON.stringify(Object.entries(row).filter(([column]) => !passing.includes(column)));
}

function digestOf(texts: string[]): string {
  return createHash('sha256').update(texts.sort().join('\n')).digest('hex');
}
