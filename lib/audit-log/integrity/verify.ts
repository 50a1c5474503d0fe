import 'server-only';
import type { Raw } from '@/lib/db/engine';
import { brokenGuards } from '@/lib/db/guards';
import { alteredSchema } from '@/lib/db/schema';
import { snapshot } from '@/lib/db/raw';
import type { Checkpoint } from './checkpoint';
import type { ReportTampering, Tampering } from './tampering';
import { verifyAccounts } from './verify-accounts';
import { verifyChains } from './verify-chains';
import { verifyCounters } from './verify-counters';
import { verifyOrders } from './verify-orders';
import { verifyReceipts } from './verify-receipts';

const MAX_LISTED = 1_000;

export type Report = {
  workspaces: number;
  entries: number;
  orders: number;
  checkpoints: number;
  tamperings: Tampering[];
  /** Beyond the limit of the list. */
  unlisted: number;
};

/** In one snapshot. `onProgress` gets the number of entries read so far. */
export function verifyDatabase(
  raw: Raw,
  {
    checkpoints = [],
    onProgress,
  }: { checkpoints?: Checkpoint[]; onProgress?: (entries: number) => void } = {},
): Promise<Report> {
  const tamperings: Tampering[] = [];
  let unlisted = 0;
  const report: ReportTampering = ({ workspaceId, ...flaw }) => {
    // A tampered ID may be of any type.
    const tampering = { workspaceId: workspaceId === null ? null : String(workspaceId), ...flaw };
    if (tamperings.length < MAX_LISTED) tamperings.push(tampering);
    else unlisted++;
  };
  return snapshot(raw, async () => {
    await verifyFile(raw, report);
    await verifyGuards(raw, report);
    await verifySchema(raw, report);
    const entries = await verifyChains(raw, { checkpoints, report, onProgress });
    const orders = await verifyOrders(raw, report);
    await verifyAccounts(raw, report);
    await verifyReceipts(raw, report);
    const workspaces = await verifyCounters(raw, report);
    const counts = { workspaces, entries, orders, checkpoints: checkpoints.length };
    return { ...counts, tamperings, unlisted };
  });
}

/** A file edited without SQLite can have tables and indexes that differ. */
async function verifyFile(raw: Raw, report: ReportTampering): Promise<void> {
  if (raw.engine !== 'sqlite') return;
  await refreshIndexes(raw);
  const lines = await raw.rows<{ integrity_check: string }>('PRAGMA integrity_check');
  for (const { integrity_check: about } of lines) {
    if (about !== 'ok') report({ workspaceId: null, seq: null, kind: 'file', about });
  }
}

/** FTS5 caches state per connection and would report other writes as damage; a search refreshes. */
async function refreshIndexes(raw: Raw): Promise<void> {
  const indexes = await raw.rows<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'`,
  );
  for (const { name } of indexes) await raw.rows(`SELECT 1 FROM "${name}" WHERE rowid = 0`);
}

async function verifyGuards(raw: Raw, report: ReportTampering): Promise<void> {
  for (const name of await brokenGuards(raw)) {
    const about = `${name} is missing, altered or unknown`;
    report({ workspaceId: null, seq: null, kind: 'guard', about });
  }
}

async function verifySchema(raw: Raw, report: ReportTampering): Promise<void> {
  for (const name of await alteredSchema(raw)) {
    const about = `${name} is missing, altered or unknown`;
    report({ workspaceId: null, seq: null, kind: 'schema', about });
  }
}
