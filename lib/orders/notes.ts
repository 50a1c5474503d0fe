import { noteEntries } from '@/lib/audit-log/queries';
import type { LogEntry } from '@/lib/audit-log/entry';
import type { Actor } from '@/lib/auth/actor';
import { statements } from '@/lib/db/client';
import { entriesInEffect } from './changes/history';

export type Note = {
  who: string;
  /** ISO 8601. */
  at: string;
  text: string;
};

/** Entries read for each note, since some are undos or were undone. */
const READ_PER_NOTE = 3;

/**
 * By order ID (key), newest first, without notes of attempts that were undone. The caller must have loaded the orders for
 * this actor.
 */
export async function notesOf(
  actor: Actor,
  { ids, most }: { ids: readonly string[]; most: number },
): Promise<Map<string, Note[]>> {
  const entries = await noteEntries(statements(), actor, { ids, most: most * READ_PER_NOTE });
  const byOrder = new Map<string, LogEntry[]>(ids.map((id) => [id, []]));
  for (const entry of entries) byOrder.get(entry.orderDbId!)?.push(entry);
  const notes = ([id, newestFirst]: [string, LogEntry[]]) =>
    [
      id,
      entriesInEffect(newestFirst.toReversed(), 0)
        .flatMap(({ at, actorName: who, changes: { note } }) =>
          note ? [{ who, at: at.toISOString(), text: String(note.to) }] : [],
        )
        .slice(0, most),
    ] as const;
  return new Map([...byOrder].map(notes));
}
