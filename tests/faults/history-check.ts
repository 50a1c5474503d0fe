import { withRaw } from '@/lib/db/raw';
import type { Changes } from '@/lib/audit-log/actions';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { doubled, readEntries, unkept, type Entry } from './books';
import type { Done, History } from './history';

/** What must not be in any history; all zero where nothing was lost. */
export type Verdict = {
  /** Acknowledged, and not in the log as it was asked for and answered, on top of the version that was seen. */
  lostUpdates: number;
  /** Done twice, or done without anybody having been told. */
  duplicates: number;
  /** Gaps and contradictions in the log and its versions. */
  versionGaps: number;
  /** Orders and counters that are not what the log, replayed from empty, makes them. */
  differences: number;
  /** Later in the log than something that was asked for only after they had been answered. */
  outOfOrder: number;
  /** Answers that must not be. */
  wrongAnswers: number;
};

/** Compares what people were told with the log, and the log with the tables. */
export function judge({ ownerUrl }: PostgresDatabase, history: History): Promise<Verdict> {
  return withRaw(ownerUrl, 'read', async (raw) => {
    const entries = await readEntries(raw, history.workspaceId);
    const { tamperings } = await verifyDatabase(raw);
    const differences = tamperings.filter(({ kind }) => kind === 'order' || kind === 'counters');
    const done = byOperation(history.done);
    const acknowledged = history.done.map(({ change, answer }) => ({
      operationId: change.input.operationId,
      answer,
    }));
    return {
      lostUpdates: unkept(entries, acknowledged).length + unasked(entries, done),
      duplicates:
        doubled(entries).length + entries.filter((entry) => !done.has(entry.operationId)).length,
      versionGaps: tamperings.length - differences.length,
      differences: differences.length,
      outOfOrder: overtaken(entries, done),
      wrongAnswers: history.wrong.length,
    };
  });
}

/** Each operation from when it was first asked for to when it was first answered. */
function byOperation(done: Done[]): Map<string, Done> {
  const operations = new Map<string, Done>();
  for (const one of done) {
    const { operationId } = one.change.input;
    const known = operations.get(operationId) ?? one;
    const asked = Math.min(known.asked, one.asked);
    const answered = Math.min(known.answered, one.answered);
    operations.set(operationId, { ...known, asked, answered });
  }
  return operations;
}

/** How many entries are not what was asked for, or overwrite what was not seen. */
function unasked(entries: Entry[], done: Map<string, Done>): number {
  const items = new Map<string, { is: unknown; since: number }>();
  return entries.filter(({ orderDbId, operationId, orderVersion, changes }) => {
    const change = done.get(operationId)?.change;
    const { numberOfItems } = JSON.parse(changes) as Changes;
    const before = items.get(orderDbId);
    if (numberOfItems) items.set(orderDbId, { is: numberOfItems.to, since: orderVersion });
    if (!change) return false; // counted elsewhere
    const seen = 'version' in change.input ? change.input.version : 0;
    // An edit may come after changes that were not seen, but not after one of the same field.
    const isOnTop =
      change.do === 'editOrder' ? before && before.since <= seen : orderVersion === seen + 1;
    const wanted = 'numberOfItems' in change.input ? change.input.numberOfItems : undefined;
    return !isOnTop || (wanted !== undefined && items.get(orderDbId)?.is !== wanted);
  }).length;
}

/** How many entries stand before one that was answered before they were asked for. */
function overtaken(entries: Entry[], done: Map<string, Done>): number {
  let answeredLater = Infinity;
  return entries.toReversed().filter(({ operationId }) => {
    const { asked = 0, answered = Infinity } = done.get(operationId) ?? {};
    const isOvertaken = asked > answeredLater;
    answeredLater = Math.min(answeredLater, answered);
    return isOvertaken;
  }).length;
}
