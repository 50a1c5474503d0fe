import { withRaw } from '@/lib/db/raw';
import type { Tampering } from '@/lib/log/tampering';
import { verifyDatabase } from '@/lib/log/verify';
import { ownerUrl } from './database';

/** What a verification of the test's database finds; empty when everything in it is believed. */
export async function tamperings(): Promise<Tampering[]> {
  const report = await withRaw(ownerUrl, 'read', (raw) => verifyDatabase(raw));
  return report.tamperings;
}
