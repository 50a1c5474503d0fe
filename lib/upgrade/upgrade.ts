import { recordAccounts } from '@/lib/audit-log/integrity/record-accounts';
import type { Raw } from '@/lib/db/engine';
import { migrate, type Steps } from '@/lib/db/migrate';
import { fillOrderIdKeys, fillSearchText } from './fill-search-text';

const STEPS: Steps = {
  fills: {
    '20261122200000_search_text': fillSearchText,
    '20261129000000_order_id_key': fillOrderIdKeys,
  },
  afterAll: { '20261129000003_accounts_recorded': recordAccounts },
};

/**
 * Brings the database up to this version, with what its migrations fill in ({@link migrate}). `folder` is that of other
 * migrations than this version's.
 * @returns the names of the migrations that were applied, in order
 */
export function upgrade(raw: Raw, folder?: string): Promise<string[]> {
  return migrate(raw, STEPS, folder);
}
