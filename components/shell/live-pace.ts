/**
 * Keeps what is drawn in step with the log. Never two refreshes at a time, and after each one a rest as long as it took:
 * however much happens, a screen is drawn half of the time at most.
 */
export type Pace = {
  /** The log has so many entries. */
  learn: (seq: number) => void;
  /** What is drawn holds so many entries at least. */
  drew: (seq: number) => void;
  /** What is drawn is no longer true, whatever the log says. */
  outdated: () => void;
  /** The refresh that was asked for has come. */
  finished: () => void;
  /** Refreshes where that is wanted and may be. */
  keepUp: () => void;
  known: () => number;
  stop: () => void;
};

/**
 * @param seq the entry of the log that is drawn
 * @param mayRefresh whether this is the time; what is put off is done when `keepUp` is called at a better one
 */
export function newPace(seq: number, mayRefresh: () => boolean, refresh: () => void): Pace {
  let known = seq;
  let drawn = seq;
  let isOutdated = false;
  /** The refresh that is on its way: what it will show, and since when. */
  let underway: { seq: number; since: number } | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function keepUp() {
    const isWanted = known > drawn || isOutdated;
    if (!isWanted || underway || rest || !mayRefresh()) return;
    isOutdated = false;
    underway = { seq: known, since: performance.now() };
    refresh();
  }

  return {
    learn: (heard) => {
      known = Math.max(known, heard);
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
      rest = setTimeout(() => {
        rest = undefined;
        keepUp();
      }, performance.now() - underway.since);
      underway = undefined;
    },
    keepUp,
    known: () => known,
    stop: () => clearTimeout(rest),
  };
}
