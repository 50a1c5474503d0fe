import { useEffect, useEffectEvent, useState } from 'react';

/** What a screen shows of the log's entries. */
export type LiveData = {
  /** The entry it shows. */
  seq: number;
  /** Another one means that more than this data changed: see `liveMark`. */
  mark: string;
};

/** The entry shown now, or else: the page has to be drawn again, or there was no answer. */
export type LiveUpdate = number | 'outdated' | 'no-answer';

/** In milliseconds. */
const PATIENCE_MS = 10_000;

let update: (() => Promise<LiveUpdate>) | undefined;

/** Updates the screen in place; undefined for a screen that can't. */
export function screenUpdate(): (() => Promise<LiveUpdate>) | undefined {
  return update;
}

/**
 * The data of a screen: what the page was drawn with, or what `path` returned since. Parts that stay the same keep their
 * identity, so that memoised components aren't drawn again.
 */
export function useLiveData<T extends LiveData>(path: string, drawn: T): T {
  const [latest, setLatest] = useState({ path, data: drawn });
  // What the page was drawn with wins when it is as new, as after an action of this user.
  const isLatest = latest.path === path && latest.data.seq > drawn.seq;
  const shown = isLatest ? latest.data : drawn;

  const show = useEffectEvent((data: T): LiveUpdate => {
    if (data.mark !== drawn.mark) return 'outdated';
    if (data.seq > shown.seq) setLatest({ path, data: withSameParts(shown, data) });
    return data.seq;
  });

  useEffect(() => {
    async function fetchLatest(): Promise<LiveUpdate> {
      const answer = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
        () => undefined,
      );
      if (!answer) return 'no-answer';
      if (!answer.ok || answer.redirected) return 'outdated';
      const data = (await answer.json().catch(() => undefined)) as T | undefined;
      // The user may have gone to another list.
      return data && update === fetchLatest ? show(data) : 'no-answer';
    }
    update = fetchLatest;
    return () => {
      if (update === fetchLatest) update = undefined;
    };
  }, [path]);

  return shown;
}

function withSameParts<T extends object>(before: T, after: T): T {
  const parts = Object.entries(after).map(([name, part]: [string, unknown]) => {
    const known = before[name as keyof T];
    return [name, JSON.stringify(part) === JSON.stringify(known) ? known : part];
  });
  return Object.fromEntries(parts) as T;
}
