import { changeEvent, headEvent, MOST_ORDERS } from './events';
import { entriesBetween } from './queries';
import type { Screen } from './screen';

/** An event, and the entry of the log that a screen knows with it. */
export type News = { event: string; seq: number };

type Behind = { screen: Screen; seq: number };

/**
 * What there is to tell each screen: how far the log of its workspace has come since it was last told. One query for
 * each workspace that moved.
 * @param heads the number of entries of each workspace's log
 */
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
      const those = behind.get(workspaceId) ?? [];
      behind.set(workspaceId, those);
      those.push({ screen, seq });
    }
  }
  for (const [workspaceId, those] of behind) {
    const head = heads.get(workspaceId)!;
    const entries = await newEntries(workspaceId, those, head);
    for (const { screen, seq } of those) {
      const isTold = screen.role !== 'COURIER' && head - seq <= MOST_ORDERS;
      const event = changeEvent(head, isTold ? ordersAfter(entries, seq) : null);
      news.set(screen, { event, seq: head });
    }
  }
  return news;
}

type Entries = Awaited<ReturnType<typeof entriesBetween>>;

/** The entries that one of the screens has not been told; those of screens that missed too many are not read. */
async function newEntries(workspaceId: string, behind: Behind[], head: number): Promise<Entries> {
  const from = behind.map(({ seq }) => seq).filter((seq) => head - seq <= MOST_ORDERS);
  if (from.length === 0) return [];
  return entriesBetween(workspaceId, { after: Math.min(...from), upTo: head });
}

function ordersAfter(entries: Entries, after: number): string[] {
  const orders = entries.filter(({ seq }) => seq > after).map(({ orderDbId }) => orderDbId);
  return [...new Set(orders.filter((id) => id !== null))];
}
