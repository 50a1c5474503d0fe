import type { FieldConflict } from '@/lib/forms/form-state';

/** What was typed into a form and is not saved yet, as the device keeps it. */
export type Draft = {
  /** ISO 8601. */
  at: string;
  /** The text fields, hidden ones included, so that it is saved as what it was begun as. */
  values: Record<string, string>;
  conflicts?: Record<string, FieldConflict>;
};

const PREFIX = 'order-desk-draft:';

/** How long a draft is kept, in milliseconds. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** The draft of this name, if there is one; those that are too old are thrown away. */
export function readDraft(name: string, now: Date): Draft | null {
  return withStorage((storage) => {
    for (const [key, draft] of draftsIn(storage)) {
      if (!draft || now.getTime() - Date.parse(draft.at) > KEPT_MS) storage.removeItem(key);
    }
    return parse(storage.getItem(PREFIX + name));
  });
}

/** Keeps a draft under its name. A device that has no room for it, or does not allow it, goes without. */
export function keepDraft(name: string, draft: Draft): void {
  withStorage((storage) => storage.setItem(PREFIX + name, JSON.stringify(draft)));
}

/** Throws a draft away. */
export function dropDraft(name: string): void {
  withStorage((storage) => storage.removeItem(PREFIX + name));
}

/** Throws away what belongs to an operation that was carried out. */
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
    return null; // full, or forbidden
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
