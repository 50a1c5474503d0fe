/** A form that was sent without success: what to say about it, and how to send the same again where that may help. */
export type Unsent = { text: string; sendAgain: (() => void) | null };

let current: Unsent | null = null;
const listeners = new Set<() => void>();

/** Shows this instead of what was shown; null shows nothing. */
export function showUnsent(unsent: Unsent | null): void {
  if (unsent === current) return;
  current = unsent;
  for (const listener of listeners) listener();
}

export function readUnsent(): Unsent | null {
  return current;
}

/** Calls back after each change; what it returns ends that. */
export function watchUnsent(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => void listeners.delete(onChange);
}
