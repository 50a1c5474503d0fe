import { withRaw } from '@/lib/db/raw';
import type { Changes } from '@/lib/audit-log/actions';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { duplicateOperations, readEntries, lostOperations, type Entry } from './log-checks';
import type { Done, History } from './history';

/** The number of problems of each kind in a history. */
export type HistoryProblems = {
  /** Acknowledged changes that are not in the log as requested and answered, based on the version that was read. */
  lostUpdates: number;
  /** Changes that were stored twice, or without being acknowledged. */
  duplicates: number;
  /** Gaps and contradictions in the log and its versions. */
  versionGaps: number;
  /** Orders and counters that differ from a replay of the log. */
  differences: number;
  /** Entries that come after the entry of a change that was sent only after theirs was answered. */
  outOfOrder: number;
  /** Answers that must not occur. */
  wrongAnswers: number;
};

/** Compares the answers with the log, and the log with the tables. */
export function checkHistory(
  { ownerUrl }: PostgresDatabase,
  history: History,
): Promise<HistoryProblems> {
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
      lostUpdates: lostOperations(entries, acknowledged).length + wrongChanges(entries, done),
      duplicates:
        duplicateOperations(entries).length +
        entries.filter((entry) => !done.has(entry.operationId)).length,
      versionGaps: tamperings.length - differences.length,
      differences: differences.length,
      outOfOrder: outOfOrderEntries(entries, done),
      wrongAnswers: history.wrong.length,
    };
  });
}

/** Each operation with the times when it was first sent and first answered. */
function byOperation(done: Done[]): Map<string, Done> {
  const operations = new Map<string, Done>();
  for (const one of done) {
    const { operationId } = one.change.input;
    const known = operations.get(operationId) ?? one;
    const sentAt = Math.min(known.sentAt, one.sentAt);
    const answeredAt = Math.min(known.answeredAt, one.answeredAt);
    operations.set(operationId, { ...known, sentAt, answeredAt });
  }
  return operations;
}

/** The number of entries that differ from the request, or overwrite a value that was not read. */
function wrongChanges(entries: Entry[], done: Map<string, Done>): number {
  const items = new Map<string, { is: unknown; since: number }>();
  return entries.filter(({ orderDbId, operationId, orderVersion, changes }) => {
    const change = done.get(operationId)?.change;
    const { numberOfItems } = JSON.parse(changes) as Changes;
    const before = items.get(orderDbId);
    if (numberOfItems) items.set(orderDbId, { is: numberOfItems.to, since: orderVersion });
    if (!change) return false; // counted elsewhere
    const seen = 'version' in change.input ? change.input.version : 0;
    // An edit may follow changes that were not read, but not one of the same field.
    const isOnTop =
      change.do === 'editOrder' ? before && before.since <= seen : orderVersion === seen + 1;
    const wanted = 'numberOfItems' in change.input ? change.input.numberOfItems : undefined;
    return !isOnTop || (wanted !== undefined && items.get(orderDbId)?.is !== wanted);
  }).length;
}

/** The number of entries that precede one that was answered before they were sent. */
function outOfOrderEntries(entries: Entry[], done: Map<string, Done>): number {
  let answeredLater = Infinity;
  return entries.toReversed().filter(({ operationId }) => {
    const { sentAt = 0, answeredAt = Infinity } = done.get(operationId) ?? {};
    const isOutOfOrder = sentAt > answeredLater;
    answeredLater = Math.min(answeredLater, answeredAt);
    return isOutOfOrder;
  }).length;
}
