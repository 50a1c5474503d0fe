import { ROLES } from '@/lib/auth/roles';
import { changeEvent, headEvent, MOST_ORDERS } from './events';
import { entriesBetween } from './queries';
import type { Screen } from './events';

export type News = { event: string | null; seq: number };

type Behind = { screen: Screen; seq: number };

/** One query per workspace with screens that are behind; `heads` are the newest entries. */
export async function newsFor(
  screens: Screen[],
  heads: ReadonlyMap<string, number>,
): Promise<Map<Screen, News>> {
  const news = new Map<Screen, News>();
  const behind = new Map<string, Behind[]>();
  for (const screen of screens) {
    const { workspaceId, seq } = screen;
    const head = heads.get(workspaceId) ?? 0;
    if (seq === null) news.set(screen, { event: headEvent(head), seq: head });
    else if (seq < head) {
      const behindHere = behind.get(workspaceId) ?? [];
      behind.set(workspaceId, behindHere);
      behindHere.push({ screen, seq });
    }
  }
  for (const [workspaceId, behindHere] of behind) {
    const head = heads.get(workspaceId)!;
    const entries = await newEntries(workspaceId, behindHere, head);
    for (const { screen, seq } of behindHere) {
      news.set(screen, { event: eventFor(screen, { entries, seq, head }), seq: head });
    }
  }
  return news;
}

/** Couriers don't learn which orders changed. */
function eventFor(
  { role }: Screen,
  { entries, seq, head }: { entries: Entries; seq: number; head: number },
): string | null {
  if (head - seq > MOST_ORDERS) return changeEvent(head, null);
  const orders = ordersAfter(entries, seq);
  // Other entries wait for the next page load: rendering a page can itself add one.
  if (orders.length === 0) return null;
  return changeEvent(head, ROLES[role].sees === 'assigned' ? null : orders);
}

type Entries = Awaited<ReturnType<typeof entriesBetween>>;

async function newEntries(workspaceId: string, behind: Behind[], head: number): Promise<Entries> {
  const from = behind.map(({ seq }) => seq).filter((seq) => head - seq <= MOST_ORDERS);
  if (from.length === 0) return [];
  return entriesBetween(workspaceId, { after: Math.min(...from), upTo: head });
}

function ordersAfter(entries: Entries, after: number): string[] {
  const orders = entries.filter(({ seq }) => seq > after).map(({ orderDbId }) => orderDbId);
  return [...new Set(orders.filter((id) => id !== null))];
}
