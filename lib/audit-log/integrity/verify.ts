import 'server-only';
import type { Raw } from '@/lib/db/engine';
import { brokenGuards } from '@/lib/db/guards';
import { alteredSchema } from '@/lib/db/schema';
import { snapshot } from '@/lib/db/raw';
import type { Checkpoint } from './checkpoint';
import type { Found, Tampering } from './tampering';
import { verifyAccounts } from './verify-accounts';
import { verifyChains } from './verify-chains';
import { verifyCounters } from './verify-counters';
import { verifyOrders } from './verify-orders';
import { verifyReceipts } from './verify-receipts';

/** So many reasons not to believe a database are told; any more are counted only. */
const TOLD = 1_000;

/** What a verification saw, and every reason not to believe it: none where all is intact. */
export type Report = {
  workspaces: number;
  entries: number;
  orders: number;
  checkpoints: number;
  tamperings: Tampering[];
  /** Further tamperings, which are not in the list because it is long enough. */
  untold: number;
};

/**
 * Verifies everything that the log promises, over one unchanging state of the database: the guards and the schema, every
 * chain from its first entry to its head and at each checkpoint, every order against a replay of its entries, settings,
 * users and invitations, what imports and bulk actions say of themselves, and the counters. It keeps no more in memory
 * than the users and invitations of one workspace. `onProgress` gets the number of entries read so far, now and then.
 */
export function verifyDatabase(
  raw: Raw,
  {
    checkpoints = [],
    onProgress,
  }: { checkpoints?: Checkpoint[]; onProgress?: (entries: number) => void } = {},
): Promise<Report> {
  const tamperings: Tampering[] = [];
  let untold = 0;
  const found: Found = ({ workspaceId, ...flaw }) => {
    // A key that was tampered with may be of any type.
    const tampering = { workspaceId: workspaceId === null ? null : String(workspaceId), ...flaw };
    if (tamperings.length < TOLD) tamperings.push(tampering);
    else untold++;
  };
  return snapshot(raw, async () => {
    await verifyFile(raw, found);
    await verifyGuards(raw, found);
    await verifySchema(raw, found);
    const entries = await verifyChains(raw, { checkpoints, found, onProgress });
    const orders = await verifyOrders(raw, found);
    await verifyAccounts(raw, found);
    await verifyReceipts(raw, found);
    const workspaces = await verifyCounters(raw, found);
    const counts = { workspaces, entries, orders, checkpoints: checkpoints.length };
    return { ...counts, tamperings, untold };
  });
}

/** Whether tables and indexes of an embedded database say the same: an editor of files could make them differ. */
async function verifyFile(raw: Raw, found: Found): Promise<void> {
  if (raw.engine !== 'sqlite') return;
  await lookAtIndexes(raw);
  const lines = await raw.rows<{ integrity_check: string }>('PRAGMA integrity_check');
  for (const { integrity_check: about } of lines) {
    if (about !== 'ok') found({ workspaceId: null, seq: null, kind: 'file', about });
  }
}

/**
 * An index for search remembers how it was when this connection last searched it, and would take what another one
 * has written since for damage. A search makes it look again.
 */
async function lookAtIndexes(raw: Raw): Promise<void> {
  const indexes = await raw.rows<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'`,
  );
  for (const { name } of indexes) await raw.rows(`SELECT 1 FROM "${name}" WHERE rowid = 0`);
}

async function verifyGuards(raw: Raw, found: Found): Promise<void> {
  for (const name of await brokenGuards(raw)) {
    const about = `${name} is missing, altered, or none of ours`;
    found({ workspaceId: null, seq: null, kind: 'guard', about });
  }
}

async function verifySchema(raw: Raw, found: Found): Promise<void> {
  for (const name of await alteredSchema(raw)) {
    const about = `${name} is missing, altered, or none of ours`;
    found({ workspaceId: null, seq: null, kind: 'schema', about });
  }
}
