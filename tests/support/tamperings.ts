import { withRaw } from '@/lib/db/raw';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { ownerUrl } from './database';

/** The tampering that a verification of the test's database finds. */
export async function tamperings(): Promise<Tampering[]> {
  const report = await withRaw(ownerUrl, 'read', (raw) => verifyDatabase(raw));
  return report.tamperings;
}
