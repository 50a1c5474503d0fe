import type { FieldConflict } from '@/lib/forms/form-state';

export type Draft = {
  /** ISO 8601. */
  at: string;
  /** Includes hidden fields, so that it's submitted against the original version. */
  values: Record<string, string>;
  conflicts?: Record<string, FieldConflict>;
};

const PREFIX = 'order-desk-draft:';

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1_000;

/** Also deletes expired drafts. */
export function readDraft(name: string, now: Date): Draft | null {
  return withStorage((storage) => {
    for (const [key, draft] of draftsIn(storage)) {
      if (!draft || now.getTime() - Date.parse(draft.at) > LIFETIME_MS) storage.removeItem(key);
    }
    return parse(storage.getItem(PREFIX + name));
  });
}

/** Does nothing if storage is full or blocked. */
export function keepDraft(name: string, draft: Draft): void {
  withStorage((storage) => storage.setItem(PREFIX + name, JSON.stringify(draft)));
}

export function dropDraft(name: string): void {
  withStorage((storage) => storage.removeItem(PREFIX + name));
}

/** Deletes the drafts of an operation that succeeded. */
export function dropDraftsOf(operationId: string): void {
  withStorage((storage) => {
    for (const [key, draft] of draftsIn(storage)) {
      if (draft?.values.operationId === operationId) storage.removeItem(key);
    }
  });
}

function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(localStorage);
  } catch {
    return null; // full or blocked
  }
}

function draftsIn(storage: Storage): [key: string, draft: Draft | null][] {
  return Object.keys(storage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => [key, parse(storage.getItem(key))]);
}

function parse(text: string | null): Draft | null {
  try {
    const draft: unknown = JSON.parse(text ?? 'null');
    return isDraft(draft) ? draft : null;
  } catch {
    return null; // not ours
  }
}

function isDraft(draft: unknown): draft is Draft {
  if (!isRecord(draft) || !isRecord(draft.values) || typeof draft.at !== 'string') return false;
  const conflicts = draft.conflicts ?? {};
  return (
    !Number.isNaN(Date.parse(draft.at)) &&
    isText(Object.values(draft.values)) &&
    isRecord(conflicts) &&
    Object.values(conflicts).every(
      (conflict) =>
        isRecord(conflict) &&
        isText([conflict.before, conflict.theirs, conflict.yours, conflict.by ?? '']),
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(values: unknown[]): values is string[] {
  return values.every((value) => typeof value === 'string');
}
