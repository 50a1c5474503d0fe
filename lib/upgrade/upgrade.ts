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

/** Brings a database to this version, with the data that SQL alone can't compute. Returns as {@link migrate}. */
export function upgrade(raw: Raw, folder?: string): Promise<string[]> {
  return migrate(raw, STEPS, folder);
}
