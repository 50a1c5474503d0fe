import { withRaw } from '@/lib/db/raw';
import type { Tampering } from '@/lib/audit-log/integrity/tampering';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { ownerUrl } from './database';

/** What a verification of the test's database finds; empty when everything in it is believed. */
export async function tamperings(): Promise<Tampering[]> {
  const report = await withRaw(ownerUrl, 'read', (raw) => verifyDatabase(raw));
  return report.tamperings;
}
