/** In milliseconds. */
const RETRY_MS = 5_000;

/**
 * One refresh at a time, then a pause as long as it took: at most half of the time is rendering.
 */
export type Pace = {
  /** The log has at least this many entries. */
  learn: (seq: number) => void;
  /** The page shows at least this many entries. */
  drew: (seq: number) => void;
  /** The page is outdated for a reason other than the log. */
  outdated: () => void;
  finished: () => void;
  /** The refresh showed nothing new, as without a network. */
  failed: () => void;
  /** Refreshes if needed and allowed. */
  keepUp: () => void;
  known: () => number;
  stop: () => void;
};

/** `seq` is the entry the page shows; an outdated page needs more than the changes of the log. A refresh deferred by `mayRefresh` needs a later `keepUp`. */
export function newPace(
  seq: number,
  mayRefresh: () => boolean,
  refresh: (isOutdated: boolean) => void,
): Pace {
  let known = seq;
  let drawn = seq;
  let isOutdated = false;
  /** The refresh in progress: what it will show, and when it started. */
  let underway: { seq: number; since: number } | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function keepUp() {
    const isWanted = known > drawn || isOutdated;
    if (!isWanted || underway || rest || !mayRefresh()) return;
    underway = { seq: known, since: performance.now() };
    const wasOutdated = isOutdated;
    isOutdated = false;
    refresh(wasOutdated);
  }

  function restFor(leastMs: number) {
    if (!underway) return;
    const tookMs = performance.now() - underway.since;
    underway = undefined;
    rest = setTimeout(
      () => {
        rest = undefined;
        keepUp();
      },
      Math.max(leastMs, tookMs),
    );
  }

  return {
    learn: (entries) => {
      known = Math.max(known, entries);
      keepUp();
    },
    drew: (shown) => {
      drawn = Math.max(drawn, shown);
      known = Math.max(known, shown);
    },
    outdated: () => {
      isOutdated = true;
      keepUp();
    },
    finished: () => {
      if (!underway) return;
      drawn = Math.max(drawn, underway.seq);
      restFor(0);
    },
    failed: () => restFor(RETRY_MS),
    keepUp,
    known: () => known,
    stop: () => clearTimeout(rest),
  };
}
