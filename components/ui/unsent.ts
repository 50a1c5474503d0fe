import * as messages from '@/lib/messages';

/** A failed submit. `sendAgain` is null if a retry can't help. */
export type Unsent = { text: string; sendAgain: (() => void) | null };

/** By operation, the newest last. */
let all: ReadonlyMap<string, Unsent> = new Map();
let shown: Unsent | null = null;
const listeners = new Set<() => void>();

/** A new attempt clears its earlier failure, and all failures that can't be retried. */
export function noteSent(key: string): void {
  change([...all].filter(([other, { sendAgain }]) => sendAgain && other !== key));
}

export function noteUnsent(key: string, unsent: Unsent): void {
  change([...all, [key, unsent]]);
}

export function dismissUnsent(): void {
  change([]);
}

export function readUnsent(): Unsent | null {
  return shown;
}

/** Returns a function that unsubscribes. */
export function watchUnsent(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => void listeners.delete(onChange);
}

function change(entries: Iterable<readonly [string, Unsent]>): void {
  all = new Map(entries);
  const last = [...all.values()].at(-1) ?? null;
  if (last === shown) return;
  shown = last?.sendAgain && all.size > 1 ? combine([...all.values()]) : last;
  for (const listener of listeners) listener();
}

function combine(unsent: readonly Unsent[]): Unsent {
  return {
    text: messages.noResponses(unsent.length),
    sendAgain: () => unsent.forEach(({ sendAgain }) => sendAgain?.()),
  };
}
