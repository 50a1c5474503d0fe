import type { Changes } from '@/lib/audit-log/actions';

/** What an entry tells, without what it vouches for. */
export function changesOf({ changes }: { changes: string }): Omit<Changes, 'accounts'> {
  const { accounts: _, ...told } = JSON.parse(changes) as Changes;
  return told;
}
