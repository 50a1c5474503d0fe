import { createHash } from 'node:crypto';
import type { Raw, Row } from '@/lib/db/engine';
import type { People } from './team';

/**
 * What the database holds of two workspaces, a digest for each of their tables ("ours Order"), and how many rows there
 * are beside theirs ("elsewhere User"). Without what a denied request may leave.
 */
export type Fingerprint = Map<string, string>;

/** Tables of which no row is anyone's: counters of tries, Prisma's own, and what the search is made of. */
const NOBODYS = /^(Throttle|_prisma_migrations|sqlite_.*|OrderText|OrderSearch.*)$/;

/** What moves without a change: when somebody was last seen, and the log's numbers and hashes, as it also tells of denials. */
const PASSING: Record<string, readonly string[]> = {
  Workspace: ['logSeq', 'logHash'],
  User: ['lastSeenAt'],
  Session: ['lastSeenAt'],
  Log: ['seq', 'hash', 'previousHash'],
};

/** Entries of the log that a denied request may leave. */
const NO_TRACE = `"action" NOT IN ('Denied', 'Sign-In Failed')`;

export async function fingerprint(raw: Raw, people: Pair): Promise<Fingerprint> {
  // Another number for whatever other connections committed meanwhile.
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
    const from = `FROM "${table}" WHERE ${table === 'Log' ? NO_TRACE : 'TRUE'}`;
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

/** The tables that hold somebody's rows, and what in them says of which workspace. */
async function tablesOf(raw: Raw): Promise<[table: string, owner: string][]> {
  const tables = await raw.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY "name"`,
  );
  const found: [string, string][] = [];
  for (const { name } of tables) {
    if (NOBODYS.test(name)) continue;
    const columns = await raw.rows<{ name: string }>(`SELECT "name" FROM pragma_table_info($1)`, [
      name,
    ]);
    found.push([name, ownerIn(name, new Set(columns.map((column) => column.name)))]);
  }
  return found;
}

/** @throws Error for a table of which nobody has told whose its rows are */
function ownerIn(table: string, columns: ReadonlySet<string>): string {
  const ofUser = (column: string) =>
    `(SELECT "workspaceId" FROM "User" WHERE "User"."id" = "${table}"."${column}")`;
  if (table === 'Workspace') return '"id"';
  if (columns.has('workspaceId')) return '"workspaceId"';
  if (columns.has('userId')) return ofUser('userId');
  if (table === 'VerificationToken') return ofUser('identifier');
  throw new Error(`Whose the rows of ${table} are is not known: say so in this file.`);
}

function textOf(table: string, row: Row): string {
  const passing = PASSING[table] ?? [];
  return JSON.stringify(Object.entries(row).filter(([column]) => !passing.includes(column)));
}

function digestOf(texts: string[]): string {
  return createHash('sha256').update(texts.sort().join('\n')).digest('hex');
}
