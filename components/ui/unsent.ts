/** A form that was sent without success: what to say about it, and how to send the same again where that may help. */
export type Unsent = { text: string; sendAgain: (() => void) | null };

/** All of them, by what tells one press from another, the newest last. */
let all: ReadonlyMap<string, Unsent> = new Map();
let shown: Unsent | null = null;
const listeners = new Set<() => void>();

/** Notes that a form is on its way: what was said about it, and what could not be sent again, is out of date. */
export function noteSent(key: string): void {
  change([...all].filter(([other, { sendAgain }]) => sendAgain && other !== key));
}

/** Shows that a form was sent without success, together with those that can still be sent again. */
export function noteUnsent(key: string, unsent: Unsent): void {
  change([...all, [key, unsent]]);
}

export function dismissUnsent(): void {
  change([]);
}

/** What is to be shown now; null for nothing. */
export function readUnsent(): Unsent | null {
  return shown;
}

/** Calls back after each change; what it returns ends that. */
export function watchUnsent(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => void listeners.delete(onChange);
}

function change(entries: Iterable<readonly [string, Unsent]>): void {
  all = new Map(entries);
  const last = [...all.values()].at(-1) ?? null;
  if (last === shown) return;
  shown = last?.sendAgain && all.size > 1 ? together([...all.values()]) : last;
  for (const listener of listeners) listener();
}

function together(unsent: readonly Unsent[]): Unsent {
  return {
    text: `${unsent.length} changes may not have worked. Try again: each takes effect only once.`,
    sendAgain: () => unsent.forEach(({ sendAgain }) => sendAgain?.()),
  };
}
