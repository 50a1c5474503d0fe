import type { Changes } from '@/lib/audit-log/actions';

/** The changes of an entry, without the hashes of accounts. */
export function changesOf({ changes }: { changes: string }): Omit<Changes, 'accounts'> {
  const { accounts: _, ...shown } = JSON.parse(changes) as Changes;
  return shown;
}
